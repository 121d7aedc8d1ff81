package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Aliases;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;

/// Names long addresses and ids that repeat once, in lines above their first one, and writes the short names
/// below. Lossless: every address can be read back. Not in code, data, quotes and examples, nor around what a
/// person marked. Of medium risk: an answer may cite the short name.
public final class AliasPass implements Pass {
    @Override
    public String id() {
        return "alias";
    }

    @Override
    public String title() {
        return "Long addresses and ids";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        if (Lead.aboutLayout(prompt)) {
            return List.of();
        }
        List<Span> exact = new ArrayList<>(Regions.examples(prompt));
        List<Span> marked = new ArrayList<>();
        for (Span span : protection.spans()) {
            Kind kind = Kind.of(span.reason()).orElse(null);
            if (kind == null) {
                marked.add(span);
            } else if (!kind.foldable()) {
                exact.add(span);
            }
        }
        Shield closed = new Shield(exact);
        Shield stays = new Shield(marked);
        List<Edit> edits = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            int message = index;
            String text = prompt.messages().get(index).text();
            Aliases.encoded(text, at -> !closed.touches(message, at, at + 1)).map(coded -> edit(message, coded))
                    .filter(edit -> !stays.touches(message, edit.start(), edit.end())).ifPresent(edits::add);
        }
        return edits;
    }

    private static Edit edit(int message, Aliases.Coded coded) {
        return new Edit("alias", "alias.legend", message, coded.start(), coded.end(), coded.text(),
                "Long addresses or ids that repeat are named once; each can be read back.", Risk.MEDIUM);
    }
}
