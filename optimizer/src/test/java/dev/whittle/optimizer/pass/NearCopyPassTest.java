package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.protect.Protector;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NearCopyPassTest extends PassContract {
    @Override
    Pass pass() {
        return new NearCopyPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Cite every source you use with its page. Be brief. Always cite every source you use with its page.",
                "Cite every source you use with its page. Be brief. Always cite every source you use with its page.",
                "Cite every source used with its page. Be brief. Carefully cite every source used with its page.",
                "Be brief. Carefully cite every source used with its page.",
                "The warranty covers parts and labour bought online.\n\nOther text.\n\nThe warranty covers the parts and the labour that was bought online.",
                "The warranty covers parts and labour bought online.\n\nOther text.",
                "The report covers sales in Paris, Rome and Oslo.\nThe report covers sales in Paris and Rome.",
                "The report covers sales in Paris, Rome and Oslo.\nThe report covers sales in Paris and Rome.",
                "Refunds take five days after the return arrived. Refunds never take five days after the return arrived.",
                "Refunds take five days after the return arrived. Refunds never take five days after the return arrived.",
                "Refunds take 5 days once the return has arrived. Refunds take 7 days once the return has arrived.",
                "Refunds take 5 days once the return has arrived. Refunds take 7 days once the return has arrived.",
                "Open tickets get closed by support agents daily. Open tickets get closed by support agents daily if old.",
                "Open tickets get closed by support agents daily. Open tickets get closed by support agents daily if old.",
                "Reply in French to letters from Berlin offices. Reply in Berlin to letters from French offices.",
                "Reply in French to letters from Berlin offices. Reply in Berlin to letters from French offices.",
                "Be kind, be brief.\nBe kind and brief.", "Be kind, be brief.\nBe kind and brief.");
    }

    @Test
    void theReasonSaysWhichOneStays() {
        Prompt prompt = Prompt.of(
                Message.user("Quote each figure exactly as printed there. What is new?"),
                Message.system("Be brief.\nQuote each figure exactly as is printed there."));
        assertThat(pass().propose(prompt, Protector.find(prompt))).extracting(Edit::reason).containsExactly(
                "This sentence says no more than the one in the system message 2, line 2, which stays.");
    }
}
