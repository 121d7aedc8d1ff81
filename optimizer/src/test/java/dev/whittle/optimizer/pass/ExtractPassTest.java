package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.Extraction;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ExtractPassTest extends PassContract {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final String RAG = """
            Answer the question from the articles. Please note that you must not guess.

            <articles>
            The office in Oslo opened in 1998 and has a garden. Refunds are paid within 14 days of the return. \
            The garden was planted by two students. Lunch is at noon.

            Our ships leave from Bergen every Tuesday. Nobody knows why {{day}} is no sailing day. The harbour has \
            three cranes, and the oldest of them is painted red.
            </articles>

            Question: How soon is a refund paid?
            """;

    @Override
    Pass pass() {
        return new ExtractPass(new ChunkRanker(), "How soon is a refund paid?", O200K, 57);
    }

    @Override
    boolean asksFirst() {
        return true;
    }

    @Override
    List<String> table() {
        return List.of("Too short to cut. It stays.", "Too short to cut. It stays.",
                RAG, """
                        Answer the question from the articles. Please note that you must not guess.

                        <articles>
                        Refunds are paid within 14 days of the return.

                        Nobody knows why {{day}} is no sailing day.
                        </articles>

                        Question: How soon is a refund paid?
                        """);
    }

    @Test
    void withoutAQuestionTheBudgetHoldsToo() throws InterruptedException {
        Ledger ledger = recipe("", 80).propose(Prompt.of(Message.user(RAG)), O200K, Protection.NONE);
        Ledger accepted = recipe("", 80).accept(ledger);

        assertThat(accepted.after().tokens()).isLessThanOrEqualTo(80).isGreaterThan(60);
        assertThat(accepted.retention().violated()).isEmpty();
        assertThat(accepted.result().messages().getFirst().text()).contains("{{day}}", "How soon is a refund paid?");
    }

    @Test
    void sentencesGoOnlyWhereOtherPassesDoNotReachTheBudget() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(RAG));
        long all = O200K.count(RAG).tokens();

        Ledger enough = recipe("refund", all - 2).propose(prompt, O200K, Protection.NONE);
        assertThat(enough.entries()).extracting(entry -> entry.edit().pass()).containsOnly("wording");
        Ledger ledger = recipe("refund", all - 20).propose(prompt, O200K, Protection.NONE);
        assertThat(ledger.entries()).extracting(entry -> entry.edit().pass()).contains("wording", "extract");
        assertThat(recipe("refund", all - 20).accept(ledger).after().tokens()).isLessThanOrEqualTo(all - 20);
    }

    @Test
    void whatOtherPassesSaveIsKeptOfTheDocuments() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(RAG));
        Recipe both = recipe("refund", 90);
        Recipe alone = new Recipe(List.of(), Risk.MEDIUM, OptionalLong.of(90), both.extraction());

        String withWording = both.accept(both.propose(prompt, O200K, Protection.NONE)).result().messages().getFirst()
                .text();
        String without = alone.accept(alone.propose(prompt, O200K, Protection.NONE)).result().messages().getFirst()
                .text();
        assertThat(articles(withWording).length()).isGreaterThanOrEqualTo(articles(without).length());
    }

    @Test
    void aBudgetBelowTheInstructionsProposesNothing() {
        Prompt prompt = Prompt.of(Message.user(RAG));
        assertThat(new ExtractPass(new ChunkRanker(), "refund", O200K, 20).propose(prompt, Protection.NONE)).isEmpty();
    }

    @Test
    void whatAPersonMarkedStays() throws InterruptedException {
        int start = RAG.indexOf("Lunch");
        Protection marked = new Protection(List.of(new Protection.Span(0, start, start + 17, "marked")));
        Recipe recipe = recipe("refund", 75);
        Ledger ledger = recipe.accept(recipe.propose(Prompt.of(Message.user(RAG)), O200K, marked));

        assertThat(ledger.result().messages().getFirst().text()).contains("Lunch is at noon.");
        assertThat(ledger.after().tokens()).isLessThanOrEqualTo(75);
    }

    private static String articles(String text) {
        return text.substring(text.indexOf("<articles>"), text.indexOf("</articles>"));
    }

    private static Recipe recipe(String question, long budget) {
        return new Recipe(Optimizer.standard().passes(), Risk.MEDIUM, OptionalLong.of(budget),
                Optional.of(new Extraction(new ChunkRanker(), question)));
    }
}
