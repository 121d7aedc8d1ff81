package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Records;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// Writes lists of like JSON objects as comma-separated lines with their names once on top. Lossless:
/// types, missing values and order can be read back. Not where [JsonPass] keeps out.
public final class RecordsPass implements Pass {
    @Override
    public String id() {
        return "records";
    }

    @Override
    public String title() {
        return "Records as lines";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Lead.aboutLayout(prompt)
                ? List.of()
                : DataBlock.json(prompt, protection).stream()
                        .filter(block -> !block.schema(prompt) && !block.literal(prompt))
                        .map(block -> block.as(prompt, Records::encoded, id(), "records.lines",
                                "A list of like objects needs its names only once; each line is one object.",
                                Risk.LOW))
                        .flatMap(Optional::stream).toList();
    }
}
