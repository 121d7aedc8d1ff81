package dev.whittle.optimizer.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.Rewriter;
import dev.whittle.optimizer.Rewriter.Part;
import dev.whittle.optimizer.Rewriting;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RewriterTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final Prompt PROMPT = Prompt.of(Message.system("# Rules\n\nPlease see to it that Acme is the name "
            + "that you use for Acme when you write about Acme, and do not ever write more than 120 words to {{customer}}.\n\n"
            + "# Task\n\nAnswer.")).withValue("customer", "Ada Byron");
    private static final String SHORT = "Say Acme. Write {{customer}} no more than 120 words.";
    private static final Part RULES = Part.of(Section.of(PROMPT, O200K).getFirst());

    private final List<ModelRequest> asked = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();

    private Rewriting rewrite(String... texts) {
        for (String text : texts) {
            replies.add(
                    new Reply(text, Reply.Finish.STOP, Usage.of(1_000, 100), null, Duration.ZERO, Duration.ZERO, 1));
        }
        Comparison comparison = new Comparison(Fixture.CATALOG,
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")),
                () -> 0);
        Fixture.Script server = (request, _) -> {
            asked.add(request);
            if (replies.isEmpty()) {
                throw new ModelException(ModelException.Kind.UNREACHABLE, "No server answers.");
            }
            return replies.remove();
        };
        return new Rewriter(comparison, server, Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI))
                .rewrite(PROMPT, RULES, 15, O200K, _ -> {});
    }

    @Test
    void whatHoldsEveryFactBecomesAnEditThatTheOptimizerOffers() throws InterruptedException {
        Rewriting rewriting = rewrite("\n" + SHORT + "\n");

        assertThat(rewriting.result()).isInstanceOfSatisfying(Rewriting.Proposed.class, proposed -> {
            assertThat(proposed.edit().replacement()).isEqualTo(SHORT);
            assertThat(proposed.tokensAfter()).isEqualTo(O200K.count(SHORT).tokens());
        });
        // 1,000 x $2.50 + 100 x $10.00 a million
        assertThat(rewriting.cost()).isInstanceOfSatisfying(Cost.Priced.class,
                cost -> assertThat(cost.usd()).isEqualByComparingTo("0.0035"));
        Ledger ledger = new Optimizer(List.of(new RewritePass(PROMPT, List.of(
                ((Rewriting.Proposed) rewriting.result()).edit())))).optimize(PROMPT, O200K, Protection.NONE);
        assertThat(ledger.refused()).isEmpty();
        Ledger accepted = ledger.acceptAll(_ -> true);
        assertThat(accepted.result().messages().getFirst().text())
                .isEqualTo("# Rules\n\n" + SHORT + "\n\n# Task\n\nAnswer.");
        assertThat(accepted.retention().violated()).isEmpty();
    }

    @Test
    void onlyThePartLeavesAndNoValue() {
        rewrite(SHORT);

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.messages()).hasSize(2);
            assertThat(request.messages().get(1).text()).isEqualTo(RULES.in(PROMPT)).contains("{{customer}}");
            assertThat(request.parameters()).isEqualTo(Parameters.DEFAULT);
        });
    }

    @Test
    void whatGotLostIsNamedAndAskedForOnceMore() {
        Rewriting rewriting = rewrite("Say Acme. Write {{customer}} 120 words.", SHORT);

        assertThat(rewriting.result()).isInstanceOf(Rewriting.Proposed.class);
        assertThat(asked.getLast().messages().getLast().text()).contains("1 of 1 negations");
        assertThat(rewriting.cost()).isInstanceOfSatisfying(Cost.Priced.class,
                cost -> assertThat(cost.usd()).isEqualByComparingTo("0.0070"));
    }

    @Test
    void aSecondLossIsRejectedWithWhatWasLost() {
        Rewriting rewriting = rewrite("Be brief.", "Say Acme. No more than 12 words.");

        assertThat(rewriting.result()).isInstanceOfSatisfying(Rewriting.Rejected.class, rejected -> {
            assertThat(rejected.lost()).extracting(fact -> fact.text()).contains("{{customer}}", "120");
            assertThat(rejected.why()).contains("number \"120\"");
        });
        assertThat(asked).hasSize(2);
    }

    @Test
    void aLongerTextAndAnUnfinishedOneAreTurnedDown() {
        assertThat(rewrite(RULES.in(PROMPT) + " And so on.").result()).isInstanceOfSatisfying(Rewriting.Rejected.class,
                rejected -> assertThat(rejected.why()).contains("no fewer than"));
        replies.add(new Reply("Say", Reply.Finish.LENGTH, null, null, Duration.ZERO, Duration.ZERO, 1));
        assertThat(rewrite().result()).isInstanceOfSatisfying(Rewriting.Unanswered.class,
                unanswered -> assertThat(unanswered.why()).contains("did not end its answer (length)"));
    }

    @Test
    void aServerThatDoesNotAnswerIsOneSentence() {
        Rewriting rewriting = rewrite();

        assertThat(rewriting.result()).isEqualTo(new Rewriting.Unanswered("No server answers."));
        assertThat(rewriting.cost()).isInstanceOf(Cost.Unpriced.class);
    }

    @Test
    void aTargetThatAsksForNoLessIsRefusedBeforeAnythingIsSent() {
        Rewriter rewriter = new Rewriter(new Comparison(Fixture.CATALOG), (Fixture.Script) (_, _) -> {
            throw new AssertionError("Nothing may be sent");
        }, Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI));

        assertThatThrownBy(() -> rewriter.rewrite(PROMPT, RULES, 500, O200K, _ -> {}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fewer than that, not 500");
    }
}
