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
                "Why?\n\nRetrying the connection\nRetrying the connection\nRetrying the connection\nConnected now",
                "Why?\n\nRetrying the connection [3 times]\nConnected now",
                "Loading all plugins\nLoading all plugins", "Loading all plugins\nLoading all plugins",
                "a line [3 times]\na line [3 times]\na line [3 times]",
                "a line [3 times]\na line [3 times]\na line [3 times]",
                "```\ncall it();\ncall it();\ncall it();\n```", "```\ncall it();\ncall it();\ncall it();\n```",
                "---\n---\n---", "---\n---\n---",
                "Never ever guess.\nNever ever guess.\nNever ever guess.",
                "Never ever guess.\nNever ever guess.\nNever ever guess.",
                "08:00:01 a\n08:00:02 b\n08:00:03 c", "08:00:01 a\n08:00:02 b\n08:00:03 c",
                "08:00:01 a\n08:00:02 a\n08:00:02 b\n08:00:03 c",
                "08:00:01 a [also at 08:00:02]\n08:00:02 b\n08:00:03 c");
    }
}
