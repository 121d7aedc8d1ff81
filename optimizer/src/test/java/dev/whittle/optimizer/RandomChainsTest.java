package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RandomChainsTest {
    @Test
    void noChainOfPassesLosesAFactBetweenAnyTwo() {
        List<Pass> passes = Optimizer.standard().passes();
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Prompt prompt = RandomPrompt.of(random);
            StringBuilder chain = new StringBuilder();
            for (int step = 0; step < 5; step++) {
                Pass pass = passes.get(random.nextInt(passes.size()));
                chain.append(pass.id()).append(' ');
                List<Edit> edits = pass.propose(prompt, Protector.find(prompt));
                assertThat(Retention.of(prompt, edits).violated()).as("seed %d, after %s", seed, chain).isEmpty();
                prompt = Splice.into(prompt, edits);
            }
        }
    }
}
