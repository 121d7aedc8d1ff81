package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.Retention.Fact;
import dev.whittle.optimizer.Retention.Kind;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionTest {
    private static final Prompt PROMPT = Prompt.of(Message.system(
            "Never invent prices. Ask Alice about {{item}} before 2026-12-31, at most 3 times. Answer in JSON as in `{}` of "
                    + "https://example.com/spec and say \"done\"."));

    @Test
    void everyKindOfFactIsFound() {
        assertThat(Retention.of(PROMPT, List.of()).facts()).extracting(Fact::kind).contains(Kind.values());
        assertThat(Retention.of(PROMPT, List.of()).violated()).isEmpty();
    }

    @Test
    void eachLostFactIsNamed() {
        assertThat(lost("Never ", "")).contains(new Fact(Kind.NEGATION, "negation", 1, 0, 0));
        assertThat(lost("Alice", "her")).containsExactly(new Fact(Kind.NAME, "Alice", 1, 0, 0));
        assertThat(lost("{{item}}", "it")).contains(new Fact(Kind.VARIABLE, "{{item}}", 1, 0, 0));
        assertThat(lost("2026-12-31", "new year")).contains(new Fact(Kind.DATE, "2026-12-31", 1, 0, 0));
        assertThat(lost("3 times", "often")).containsExactly(new Fact(Kind.NUMBER, "3", 1, 0, 0));
        assertThat(lost("/spec", "")).contains(new Fact(Kind.ADDRESS, "https://example.com/spec", 1, 0, 0));
        assertThat(lost("`{}`", "it")).contains(new Fact(Kind.CODE, "`{}`", 1, 0, 0));
        assertThat(lost("\"done\"", "so")).containsExactly(new Fact(Kind.QUOTE, "\"done\"", 1, 0, 0));
        assertThat(lost("in JSON ", "")).extracting(Fact::kind).contains(Kind.FORMAT);
    }

    @Test
    void aNameThatMovesToTheFrontOfItsSentenceIsKept() {
        Prompt prompt = Prompt.of(Message.user("Please note that Paris is far."));
        assertThat(Retention.of(prompt, List.of(edit(0, 17, ""))).violated()).isEmpty();
    }

    @Test
    void aFactMayGoWithACopyWhoseTwinStays() {
        Prompt prompt = Prompt.of(Message.user("Do not exceed 50 words. Be kind. Do not exceed 50 words."));
        Retention retention = Retention.of(prompt, List.of(edit(32, 56, "")));
        assertThat(retention.violated()).isEmpty();
        assertThat(retention.facts()).contains(new Fact(Kind.NUMBER, "50", 2, 1, 1));
    }

    @Test
    void butNotIfTheTwinGoesToo() {
        Prompt prompt = Prompt.of(Message.user("Do not exceed 50 words. Be kind. Do not exceed 50 words."));
        assertThat(Retention.of(prompt, List.of(edit(0, 24, ""), edit(32, 56, ""))).violated()).contains(
                new Fact(Kind.NUMBER, "50", 2, 0, 0));
    }

    private static List<Fact> lost(String found, String replacement) {
        int start = PROMPT.messages().getFirst().text().indexOf(found);
        return Retention.of(PROMPT, List.of(edit(start, start + found.length(), replacement))).violated();
    }

    private static Edit edit(int start, int end, String replacement) {
        return new Edit("any", "any.any", 0, start, end, replacement, "", Risk.HIGH);
    }
}
