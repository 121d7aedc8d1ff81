package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Json;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// Writes JSON Schemas and tool definitions on one line without blanks; descriptions stay. Lossless. A
/// schema the model's own output has to follow stays as it is, told by the words in front of it.
public final class SchemaPass implements Pass {
    @Override
    public String id() {
        return "schema";
    }

    @Override
    public String title() {
        return "Schema layout";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Lead.aboutLayout(prompt)
                ? List.of()
                : DataBlock.json(prompt, protection).stream()
                        .filter(block -> block.schema(prompt) && !block.followed(prompt))
                        .map(block -> block.as(prompt, Json::minified, id(), "schema.minify",
                                "A schema says the same without blanks and line breaks; its descriptions stay.",
                                Risk.NONE))
                        .flatMap(Optional::stream).toList();
    }
}
