package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.Extraction;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
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

    @Test
    void aNumberGoesWithItsPassageAndStaysWithPartOfIt() throws InterruptedException {
        String rag = """
                Cite as [n].

                Passages:
                [1] The castle was built of red brick. Herring was traded in its yard for two hundred years.
                [2] Refunds take long. They are paid within 14 days of the return, as the law asks of all shops.
                [3] Salt came from the south by ship. Nobody knows who owned the ships in those years.

                Question: Within how many days are refunds paid after the return?
                """;
        String kept = """
                Cite as [n].

                Passages:
                [2] They are paid within 14 days of the return, as the law asks of all shops.

                Question: Within how many days are refunds paid after the return?
                """;
        assertThat(cut(rag, "Within how many days are refunds paid after the return?", kept)).isEqualTo(kept);
    }

    @Test
    void aLabelGoesWithTheTextItNamesAndAWordBeforeAColonWithItsSentence() throws InterruptedException {
        String rag = """
                Background: The castle was built of red brick. Herring was traded in its yard for years.

                Documents:
                Salt came from the south by ship. Nobody knows who owned the ships in those years.
                Important: all prices were restated. Refunds are paid within 14 days of the return.

                Question: Within how many days are refunds paid?
                """;
        String kept = """
                Documents:
                Refunds are paid within 14 days of the return.

                Question: Within how many days are refunds paid?
                """;
        assertThat(cut(rag, "Within how many days are refunds paid?", kept)).isEqualTo(kept);
    }

    @Test
    void headingsTagsAndLabelsThatHoldAVariableStay() throws InterruptedException {
        String rag = """
                # Handbook
                ## Prices of {{product}}
                The castle was built of red brick. Herring was traded in its yard for two hundred years.

                ## Refunds
                Refunds are paid within 14 days of the return. Salt came from the south by ship in those years.

                <document title="{{title}}">
                Nobody knows who owned the ships in those years, and nobody asked for it either.
                </document>
                <document>
                The harbour has three cranes, and the oldest of them is painted in red and white.
                </document>

                Question: Within how many days are refunds paid?
                """;
        for (int budget = 20; budget < 120; budget += 7) {
            Prompt prompt = Prompt.of(Message.user(rag));
            String left = Splice.into(prompt, new ExtractPass(new ChunkRanker(), "", O200K, budget).propose(prompt,
                    Protector.find(prompt))).messages().getFirst().text();
            assertThat(left).contains("{{product}}", "{{title}}");
        }
    }

    @Test
    void aTextAboveDocumentsOfWhichOneIsEmptiedIsCutOnce() throws InterruptedException {
        String rag = """
                Use it.

                Context:
                The castle was built of red brick, and herring was traded in its yard for many years.
                <document>Nobody knows who owned the ships in those years, and nobody asked for it either.</document>
                <document>Refunds are paid within 14 days of the return, as the law asks of all the shops.</document>

                Within how many days are refunds paid?
                """;
        for (int budget = 20; budget < 90; budget += 3) {
            Prompt prompt = Prompt.of(Message.user(rag));
            List<Edit> edits = new ExtractPass(new ChunkRanker(), "", O200K, budget).propose(prompt,
                    Protector.find(prompt));
            String left = Splice.into(prompt, edits).messages().getFirst().text();
            assertThat(left).startsWith("Use it.").contains("Within how many days");
        }
    }

    @Test
    void aHeadingGoesWithItsSectionAndAQuestionWithItsAnswer() throws InterruptedException {
        String rag = """
                # Task
                Answer from the handbook.

                # Handbook

                ## Travel
                Hotels may cost 190 euros a night in Zurich. Trains come first for short trips.

                ## Leave
                Staff have 28 days of leave. Longer leave is announced two months ahead.

                # Question
                What may a hotel in Zurich cost?
                """;
        String kept = """
                # Task
                Answer from the handbook.

                # Handbook

                ## Travel
                Hotels may cost 190 euros a night in Zurich.

                # Question
                What may a hotel in Zurich cost?
                """;
        assertThat(cut(rag, "What may a hotel in Zurich cost?", kept)).isEqualTo(kept);
    }

    @Test
    void aDocumentOfWhichNothingIsLeftGoesWithItsTags() throws InterruptedException {
        String rag = """
                <documents>
                <document index="1">
                <source>a.txt</source>
                <document_content>
                The castle was built of red brick. Herring was traded in its yard for two hundred years.
                </document_content>
                </document>
                <document index="2">
                <source>b.txt</source>
                <document_content>
                Refunds are paid within 14 days of the return. The shop has been open since the spring.
                </document_content>
                </document>
                </documents>

                How soon are refunds paid?
                """;
        String kept = """
                <documents>
                <document index="2">
                <source>b.txt</source>
                <document_content>
                Refunds are paid within 14 days of the return.
                </document_content>
                </document>
                </documents>

                How soon are refunds paid?
                """;
        assertThat(cut(rag, "How soon are refunds paid?", kept)).isEqualTo(kept);
    }

    @Test
    void aBudgetNothingReachesLeavesWhatOtherPassesFound() throws InterruptedException {
        Ledger ledger = recipe("refund", 5).propose(Prompt.of(Message.user(RAG)), O200K, Protection.NONE);
        assertThat(ledger.entries()).extracting(entry -> entry.edit().pass()).containsOnly("wording");
    }

    @Test
    void whatHelpsIsKnownWhereTheBudgetIsNotReached() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(RAG));
        Recipe recipe = recipe("refund", 20);
        Ledger ledger = recipe.accept(recipe.propose(prompt, O200K, Protection.NONE));
        String without = RAG.replace(articles(RAG).strip(), "<articles>");
        assertThat(recipe.shortfall(ledger)).hasValueSatisfying(shortfall -> {
            assertThat(shortfall.over()).isEqualTo(ledger.after().tokens() - 20);
            assertThat(shortfall.rest().orElseThrow()).isBetween(O200K.count(without).tokens() - 2,
                    O200K.count(without).tokens() + 2);
        });
        Prompt bare = Prompt.of(Message.user("Write a poem about the sea in order to please me."));
        assertThat(recipe.shortfall(recipe("sea", 3).propose(bare, O200K, Protection.NONE))).isEmpty();
        assertThat(recipe("sea", 3).shortfall(recipe("sea", 3).propose(bare, O200K, Protection.NONE)).orElseThrow()
                .rest()).isEmpty();
        assertThat(recipe("", 500).shortfall(ledger)).isEmpty();
    }

    @Test
    void headersThatGoWithTheirPagesDoNotBringBackTheSentences() throws InterruptedException {
        StringBuilder pages = new StringBuilder("Answer from the context.\n\nContext:\n");
        String[] told = {"Our plants were working at 87 % of their capacity. A third plant is being built in Lodz.",
            "Revenue was EUR 412.5 million. The number of employees rose to 2,310 in the year.",
            "Operating profit was EUR 48.1 million. No dividend will be paid for 2023.",
            "Cash flow was EUR 61.0 million. The board expects growth of 3 to 5 % in 2024.",
            "Accidents at work fell from 31 to 22. Training was given to 1,904 people.",
            "The supervisory board met six times. Dr Ilse Brandt took the chair from Mr Otto Lang."};
        for (int page = 0; page < told.length; page++) {
            pages.append("ACME Annual Report 2023      Page ").append(12 + page)
                    .append("\nConfidential - do not share\n\n")
                    .append(told[page]).append("\n\n");
        }
        pages.append("Question: Who took the chair of the supervisory board?");
        Prompt prompt = Prompt.of(Message.user(pages.toString()));
        long all = O200K.count(pages.toString()).tokens();
        for (long percent : List.of(60L, 50L, 40L, 33L, 25L)) {
            Recipe recipe = recipe("Who took the chair of the supervisory board?", all * percent / 100);
            Ledger ledger = recipe.accept(recipe.propose(prompt, O200K, Protection.NONE));
            assertThat(ledger.after().tokens()).as("%d %%", percent).isLessThanOrEqualTo(all * percent / 100);
            assertThat(ledger.result().messages().getFirst().text()).contains("Dr Ilse Brandt took the chair");
        }
    }

    // Down to as many tokens as what should be left has.
    private static String cut(String text, String question, String kept) throws InterruptedException {
        Recipe recipe = new Recipe(List.of(), Risk.MEDIUM, OptionalLong.of(O200K.count(kept).tokens()),
                Optional.of(new Extraction(new ChunkRanker(), question)));
        return recipe.accept(recipe.propose(Prompt.of(Message.user(text)), O200K, Protection.NONE)).result().messages()
                .getFirst().text();
    }

    private static String articles(String text) {
        return text.substring(text.indexOf("<articles>"), text.indexOf("</articles>"));
    }

    private static Recipe recipe(String question, long budget) {
        return new Recipe(Optimizer.standard().passes(), Risk.MEDIUM, OptionalLong.of(budget),
                Optional.of(new Extraction(new ChunkRanker(), question)));
    }
}
