package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.PipeTable;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// Takes the padding out of Markdown tables: the blanks around cells and all but one dash of a rule.
/// Lossless: every cell can be read back. Not where [JsonPass] keeps out.
public final class TablePass implements Pass {
    @Override
    public String id() {
        return "table";
    }

    @Override
    public String title() {
        return "Table padding";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Lead.aboutLayout(prompt)
                ? List.of()
                : DataBlock.tables(prompt, protection).stream().filter(block -> !block.literal(prompt))
                        .map(block -> block.as(prompt, PipeTable::compact, id(), "table.padding",
                                "The cells of a table say the same without padding.", Risk.NONE))
                        .flatMap(Optional::stream).toList();
    }
}
