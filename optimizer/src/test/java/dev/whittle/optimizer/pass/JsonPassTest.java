package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class JsonPassTest extends PassContract {
    @Override
    Pass pass() {
        return new JsonPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Customer:\n{\n  \"name\": \"Ann  Lee\",\n  \"age\": 30.0\n}\nIs she an adult?",
                "Customer:\n{\"name\":\"Ann  Lee\",\"age\":30.0}\nIs she an adult?",
                "The API response:\n```json\n{ \"a\": [1, 2, {\"b\": \"\\\"x, y\\\"\"}] }\n```\nSum it up.",
                "The API response:\n```json\n{\"a\":[1,2,{\"b\":\"\\\"x, y\\\"\"}]}\n```\nSum it up.",
                "Respond in this format:\n{\n  \"verdict\": \"yes\"\n}",
                "Respond in this format:\n{\n  \"verdict\": \"yes\"\n}",
                "<output_format>\n{ \"verdict\": \"yes\" }\n</output_format>",
                "<output_format>\n{ \"verdict\": \"yes\" }\n</output_format>",
                "For example:\n{ \"verdict\": \"yes\" }", "For example:\n{ \"verdict\": \"yes\" }",
                "Fill it:\n{ \"verdict\": \"<yes or no>\" }", "Fill it:\n{ \"verdict\": \"<yes or no>\" }",
                "Why is the indentation off here?\n{ \"a\": 1 }", "Why is the indentation off here?\n{ \"a\": 1 }",
                "What does it print?\n```js\nconst a = { \"b\": 1 };\n```",
                "What does it print?\n```js\nconst a = { \"b\": 1 };\n```",
                "Data: { \"a\": 1, \"a\": 2 }", "Data: { \"a\": 1, \"a\": 2 }",
                "Data: { \"a\": {{value}} }", "Data: { \"a\": {{value}} }",
                "Call it with {\"a\":  1} please.", "Call it with {\"a\":  1} please.");
    }
}
