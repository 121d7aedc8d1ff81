package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OwnPromptsTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final Pattern EXACT = Pattern.compile("\\{\\{\\w+\\}\\}|https?://\\S+|<score: 1-5>");

    @Test
    void noPresetLosesAFactOrCostsATokenInPromptsOfAnyKind() throws IOException, InterruptedException {
        Map<String, Prompt> prompts = OwnPrompts.all();
        assertThat(prompts).hasSizeGreaterThanOrEqualTo(30);
        for (Preset preset : Preset.all()) {
            for (Map.Entry<String, Prompt> prompt : prompts.entrySet()) {
                Ledger ledger = new Optimizer(preset.chosen()).optimize(prompt.getValue(), O200K, Protection.NONE)
                        .acceptAll(entry -> entry.edit().risk().compareTo(preset.most()) <= 0);
                String name = preset.id() + ", " + prompt.getKey();
                assertThat(ledger.retention().violated()).as(name).isEmpty();
                assertThat(ledger.after().tokens()).as(name).isLessThanOrEqualTo(ledger.before().tokens());
                List<String> exact = EXACT.matcher(prompt.getValue().messages().getFirst().text()).results()
                        .map(MatchResult::group).toList();
                String result = writtenOut(ledger.result().messages().getFirst().text());
                assertThat(exact).as(name).allMatch(result::contains);
            }
        }
    }

    // Addresses that repeat may be named on top of where they stand.
    private static String writtenOut(String text) {
        String result = text;
        for (MatchResult name : Pattern.compile("(?m)^(U\\d+) = (\\S+)$").matcher(text).results().toList()) {
            result = result.replaceAll("\\b" + name.group(1) + "(?!\\w| =)", name.group(2));
        }
        return result;
    }
}
