package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class LogPassTest extends PassContract {
    @Override
    Pass pass() {
        return new LogPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Log:\n2026-11-21T08:00:01Z ERROR no db\n2026-11-21T08:00:02Z ERROR no db\n2026-11-21T08:00:09Z INFO up\n2026-11-21T08:01:00Z INFO done\nWhy?",
                "Log:\nEach line starts with \"2026-11-21T\":\n08:00:01Z ERROR no db [also at 08:00:02]\n08:00:09Z INFO up\n08:01:00Z INFO done\nWhy?",
                "08:00:01 a\n08:00:02 b\n08:00:03 c", "08:00:01 a\n08:00:02 b\n08:00:03 c",
                "08:00:01 a\n08:00:02 a\n08:00:02 b\n08:00:03 c",
                "08:00:01 a [also at 08:00:02]\n08:00:02 b\n08:00:03 c");
    }
}
