package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class WhitespacePassTest extends PassContract {
    @Override
    Pass pass() {
        return new WhitespacePass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Trailing blank. \nNext line.", "Trailing blank.\nNext line.",
                "A Markdown break  \nneeds its two blanks.", "A Markdown break  \nneeds its two blanks.",
                "Before a blank line  \n\nthey break nothing.", "Before a blank line\n\nthey break nothing.",
                "Part one.\n\n\n\nPart two.", "Part one.\n\nPart two.",
                "Part one.\n \n\t\n\nPart two.", "Part one.\n\nPart two.",
                "Windows\r\nlines\r\n\r\n\r\nend.", "Windows\nlines\n\nend.",
                "Two  blanks   between words.", "Two blanks between words.",
                "\n\n  Indented start.\n\n", "  Indented start.",
                "def f(x):\n    return  x  + 1\n", "def f(x):\n    return  x  + 1",
                "Code:\n```\na  =  1  \n\n\n\nb = 2\n```\n\n\nDone.",
                "Code:\n```\na  =  1  \n\n\n\nb = 2\n```\n\nDone.",
                "| a   | b |\n|-----|---|\n| 1   | 2 |", "| a   | b |\n|-----|---|\n| 1   | 2 |",
                "name    price\npear    1.20\napple   0.80", "name    price\npear    1.20\napple   0.80",
                "@@ -1,2 +1,2 @@\n-  old  line\n+  new  line", "@@ -1,2 +1,2 @@\n-  old  line\n+  new  line",
                "config:\n  name:   x\n  items:\n    -   a", "config:\n  name:   x\n  items:\n    -   a",
                "He said \"two  blanks\" and  left.", "He said \"two  blanks\" and left.",
                "-   item with a wide marker\n-   another", "-   item with a wide marker\n-   another",
                "  /\\_/\\\n ( o.o )\n     |    |\n  ---+----+---", "  /\\_/\\\n ( o.o )\n     |    |\n  ---+----+---",
                "10:00:01 INFO  up", "10:00:01 INFO  up",
                "- outer\n    - inner  item", "- outer\n    - inner item",
                "你好。  \n\n\n再见。", "你好。\n\n再见。");
    }
}
