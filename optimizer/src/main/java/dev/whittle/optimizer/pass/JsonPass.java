package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Json;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// Writes JSON data on one line without blanks; every name, string and number stays as it is written.
/// Lossless. Not where a prompt speaks of layout, nor in a form the model is to follow or an example of
/// one, told by the words in front and by placeholders; schemas are [SchemaPass]'s.
public final class JsonPass implements Pass {
    @Override
    public String id() {
        return "json";
    }

    @Override
    public String title() {
        return "JSON layout";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Lead.aboutLayout(prompt)
                ? List.of()
                : DataBlock.json(prompt, protection).stream()
                        .filter(block -> !block.schema(prompt) && !block.literal(prompt))
                        .map(block -> block.as(prompt, Json::minified, id(), "json.minify",
                                "JSON says the same without blanks and line breaks.", Risk.NONE))
                        .flatMap(Optional::stream).toList();
    }
}
