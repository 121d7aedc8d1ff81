package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class TablePassTest extends PassContract {
    @Override
    Pass pass() {
        return new TablePass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Prices:\n\n| item   | USD  |\n|:-------|-----:|\n| pear   | 1.20 |\n| a \\| b |      |\n\nSum them.",
                "Prices:\n\n|item|USD|\n|:-|-:|\n|pear|1.20|\n|a \\| b||\n\nSum them.",
                "Use this format:\n\n| item | USD |\n|------|-----|\n| pear | 1   |",
                "Use this format:\n\n| item | USD |\n|------|-----|\n| pear | 1   |",
                "| code    | is |\n|---------|----|\n| `a | b` | x  |",
                "| code    | is |\n|---------|----|\n| `a | b` | x  |",
                "name   price\npear   1.20", "name   price\npear   1.20");
    }
}
