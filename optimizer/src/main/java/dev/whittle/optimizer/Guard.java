package dev.whittle.optimizer;

import dev.whittle.optimizer.Ledger.Refused;
import dev.whittle.optimizer.form.Forms;
import dev.whittle.optimizer.pass.ExamplesPass;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Turns down edits that break the rules, whoever proposes them.
final class Guard {
    // Facts are compared in a window: the lines around the edit, but not more than this to each side.
    private static final int WINDOW = 400;

    private final Prompt prompt;
    private final Shield marked;
    private final Shield exact;
    private final Shield foldable;
    private final Survival survival;

    Guard(Prompt prompt, Protection protection) {
        this.prompt = prompt;
        this.marked = new Shield(
                protection.spans().stream().filter(span -> Kind.of(span.reason()).isEmpty()).toList());
        this.exact = new Shield(protection.spans().stream().filter(span -> !folds(span)).toList());
        this.foldable = new Shield(protection.spans().stream().filter(Guard::folds).toList());
        this.survival = new Survival(prompt);
    }

    /// Why an edit may not be offered, as one sentence; null if it may.
    @Nullable
    String objection(Edit edit) {
        if (edit.message() >= prompt.messages().size()
                || edit.end() > prompt.messages().get(edit.message()).text().length()) {
            return "The edit lies outside the prompt, so it cannot be applied.";
        }
        String text = prompt.messages().get(edit.message()).text();
        if (splits(text, edit.start()) || splits(text, edit.end())) {
            return "The edit cuts a character in two, so it cannot be applied.";
        }
        if (asked(edit)) {
            if (!Variables.places(text.substring(edit.start(), edit.end())).isEmpty()
                    && (edit.pass().equals(ExamplesPass.ID) || edit.pass().equals(ExtractPass.ID))) {
                return "The text holds a {{variable}}, which must survive.";
            }
            return marked.touches(edit.message(), edit.start(), edit.end())
                    ? "The edit touches what a person marked, which stays as it is."
                    : null;
        }
        if (edit.pass().equals(RewritePass.ID)) {
            return marked.touches(edit.message(), edit.start(), edit.end())
                    ? "The edit touches what a person marked, which stays as it is."
                    : Restated.lost(text.substring(edit.start(), edit.end()), edit.replacement()).stream().findFirst()
                            .map(Guard::sentence).orElse(null);
        }
        boolean same = !marked.touches(edit.message(), edit.start(), edit.end())
                && Forms.same(text.substring(edit.start(), edit.end()), edit.replacement());
        if (same) {
            return null;
        }
        if (exact.touches(edit.message(), edit.start(), edit.end())) {
            return "The edit touches protected text, which stays as it is.";
        }
        if (survival.survives(edit)) {
            return null;
        }
        if (foldable.touches(edit.message(), edit.start(), edit.end())) {
            return "The edit changes a number, a date or an address, which must survive.";
        }
        return layout(text, edit) ? null : loss(text, edit);
    }

    /// Whether an edit cuts what a person asked to be cut, by name or by a budget, or says examples in other
    /// words: their facts go with it.
    static boolean asked(Edit edit) {
        return edit.pass().equals(ExamplesPass.ID) || (edit.replacement().isEmpty()
                && (edit.pass().equals(SectionPass.ID) || edit.pass().equals(ExtractPass.ID)));
    }

    // Blanks for blanks, and still a blank there: no word can change.
    private static boolean layout(String text, Edit edit) {
        boolean parted = !edit.replacement().isEmpty() || edit.start() == 0 || edit.end() == text.length()
                || Character.isWhitespace(text.charAt(edit.start() - 1))
                || Character.isWhitespace(text.charAt(edit.end()));
        return parted && edit.replacement().isBlank() && text.substring(edit.start(), edit.end()).isBlank();
    }

    /// Edits that are fine alone may not be so together: a text whose two copies both go, a message of
    /// which nothing stays. Takes out those to blame.
    List<Schedule.Weighed> together(List<Schedule.Weighed> chosen, List<Refused> refused) {
        List<Schedule.Weighed> kept = new ArrayList<>(chosen);
        if (!Retention.of(prompt, edits(kept)).violated().isEmpty()) {
            refuse(kept, refused, weighed -> !asked(weighed.edit()) && weighed.edit().replacement().isBlank() && loss(
                    prompt.messages().get(weighed.edit().message()).text(), weighed.edit()) != null,
                    "Together with other edits this one would lose a fact, so it is not offered.");
        }
        Prompt result = Splice.into(prompt, edits(kept));
        for (int index = 0; index < result.messages().size(); index++) {
            int message = index;
            boolean turns = kept.stream().anyMatch(weighed -> weighed.edit().message() == message
                    && weighed.edit().pass().equals(ExamplesPass.ID));
            if (!turns && result.messages().get(index).text().isBlank()
                    && !prompt.messages().get(index).text().isBlank()) {
                refuse(kept, refused, weighed -> weighed.edit().message() == message,
                        "Together these edits would leave the message empty, so none of them is offered.");
            }
        }
        return kept;
    }

    private static void refuse(List<Schedule.Weighed> kept, List<Refused> refused,
            Predicate<Schedule.Weighed> blamed, String why) {
        kept.stream().filter(blamed).forEach(weighed -> refused.add(new Refused(weighed.edit(), why)));
        kept.removeIf(blamed);
    }

    private static @Nullable String loss(String text, Edit edit) {
        int from = edit.start();
        while (from > 0 && edit.start() - from < WINDOW && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = edit.end();
        while (to < text.length() && to - edit.end() < WINDOW && text.charAt(to) != '\n') {
            to++;
        }
        Facts before = new Facts(List.of(text.substring(from, to)));
        Facts after = new Facts(
                List.of(text.substring(from, edit.start()) + edit.replacement() + text.substring(edit.end(), to)));
        for (Map.Entry<Facts.Key, Integer> fact : before.all().entrySet()) {
            if (after.count(fact.getKey()) < fact.getValue()) {
                return sentence(new Retention.Fact(fact.getKey().kind(), fact.getKey().text(), fact.getValue(),
                        after.count(fact.getKey()), 0));
            }
        }
        return null;
    }

    private static String sentence(Retention.Fact lost) {
        return "The edit would lose a fact that must survive: %s \"%s\"."
                .formatted(lost.kind().name().toLowerCase(Locale.ROOT), lost.text());
    }

    private static boolean folds(Protection.Span span) {
        return Kind.of(span.reason()).map(Kind::foldable).orElse(false);
    }

    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static List<Edit> edits(List<Schedule.Weighed> chosen) {
        return chosen.stream().map(Schedule.Weighed::edit).toList();
    }
}
