package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class OverlapPassTest extends PassContract {
    @Override
    Pass pass() {
        return new OverlapPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Chunk 1:\nThe pump starts when the level of the tank falls below the lower mark, and it\n\n"
                        + "Chunk 2:\nwhen the level of the tank falls below the lower mark, and it stops at the upper one.",
                "Chunk 1:\nThe pump starts when the level of the tank falls below the lower mark, and it\n\n"
                        + "Chunk 2:\nstops at the upper one.",
                "First we met the level of the tank that falls below\nthe lower mark every single night.\n\n"
                        + "the level of the tank that falls below the lower mark every\nsingle night. Then it rose.",
                "First we met the level of the tank that falls below\nthe lower mark every single night.\n\n"
                        + "Then it rose.",
                "The level of the tank falls each night.\n\nThe level of the tank falls each day.",
                "The level of the tank falls each night.\n\nThe level of the tank falls each day.",
                "One two three four five six seven eight nine ten eleven twelve and more of it.\n\n"
                        + "One two three four five six seven eight nine ten eleven twelve but less of it.",
                "One two three four five six seven eight nine ten eleven twelve and more of it.\n\n"
                        + "One two three four five six seven eight nine ten eleven twelve but less of it.");
    }
}
