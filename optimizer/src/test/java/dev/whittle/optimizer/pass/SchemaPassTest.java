package dev.whittle.optimizer.pass;

import dev.whittle.pass.Pass;
import java.util.List;

final class SchemaPassTest extends PassContract {
    private static final String TOOL = "{ \"name\": \"find\", \"parameters\": { \"type\": \"object\", \"properties\": {} } }";

    @Override
    Pass pass() {
        return new SchemaPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "You have these tools:\n" + TOOL,
                "You have these tools:\n{\"name\":\"find\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}",
                "Your output must match this schema:\n" + TOOL, "Your output must match this schema:\n" + TOOL,
                "Return JSON that conforms to the schema.\n\nSchema:\n" + TOOL,
                "Return JSON that conforms to the schema.\n\nSchema:\n" + TOOL,
                "Data:\n{ \"a\": 1 }", "Data:\n{ \"a\": 1 }");
    }
}
