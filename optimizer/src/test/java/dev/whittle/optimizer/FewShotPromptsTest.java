package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class FewShotPromptsTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void noFactIsLostAndNoExampleTouchedInRealPrompts() throws IOException, InterruptedException {
        for (JsonNode line : SharedData.lines("fewshot/prompts.jsonl.gz")) {
            Prompt prompt = Prompt.of(Message.user(line.get("prompt").asString()));
            Ledger ledger = Optimizer.standard().optimize(prompt, O200K, Protection.NONE).acceptAll(_ -> true);
            assertThat(ledger.retention().violated()).as(line.get("id").asString()).isEmpty();
            assertThat(ledger.refused()).as(line.get("id").asString()).isEmpty();
            assertThat(ledger.after().tokens()).isLessThanOrEqualTo(ledger.before().tokens());
        }
    }
}
