package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.pass.RedundancyPass;
import dev.whittle.optimizer.pass.WhitespacePass;
import dev.whittle.optimizer.pass.WordingPass;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TokenGateTest {
    private static final List<Pass> PASSES = List.of(new WhitespacePass(), new WordingPass(), new RedundancyPass());

    @Test
    void theWindowCountsWhatAFullRecountCounts() {
        for (String id : Tokenizers.ids()) {
            Tokenizer tokenizer = Tokenizers.get(id);
            if (!tokenizer.exact()) {
                continue; // an estimate rounds, so a window and the whole may differ by one
            }
            for (long seed = 0; seed < 150; seed++) {
                Prompt prompt = RandomPrompt.of(new SplittableRandom(seed));
                List<Edit> edits = new ArrayList<>();
                PASSES.forEach(pass -> edits.addAll(pass.propose(prompt, Protector.find(prompt))));
                assertEqualToFullRecount(tokenizer, prompt, edits, seed);
            }
        }
    }

    @Test
    void arbitraryEditsCountTheSameToo() {
        SplittableRandom random = new SplittableRandom(11);
        Tokenizer tokenizer = Tokenizers.get("o200k_base");
        for (long seed = 0; seed < 300; seed++) {
            Prompt prompt = RandomPrompt.of(new SplittableRandom(seed));
            String text = prompt.messages().getFirst().text();
            int start = random.nextInt(text.length());
            int end = Math.min(text.length(), start + 1 + random.nextInt(12));
            assertEqualToFullRecount(tokenizer, prompt,
                    List.of(new Edit("any", "any.any", 0, start, end, "x y".substring(random.nextInt(4)), "",
                            Risk.HIGH)),
                    seed);
        }
    }

    @Test
    void aTextWithoutAnyBlankIsCutFarFromTheEdit() {
        String text = "0123456789abcdef".repeat(5_000);
        Edit edit = new Edit("any", "any.any", 0, 40_000, 40_160, "", "", Risk.HIGH);
        assertEqualToFullRecount(Tokenizers.get("cl100k_base"), Prompt.of(Message.user(text)), List.of(edit), 0);
    }

    private static void assertEqualToFullRecount(Tokenizer tokenizer, Prompt prompt, List<Edit> edits, long seed) {
        TokenGate gate = new TokenGate(prompt, tokenizer);
        for (Edit edit : edits) {
            String before = prompt.messages().get(edit.message()).text();
            String after = Splice.into(before, List.of(edit));
            assertThat(gate.saved(edit)).as("%s, seed %d, %s", tokenizer.id(), seed, edit)
                    .isEqualTo(tokenizer.count(before).tokens() - tokenizer.count(after).tokens());
        }
    }
}
