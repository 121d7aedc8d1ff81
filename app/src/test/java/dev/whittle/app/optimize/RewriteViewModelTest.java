package dev.whittle.app.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.Desk;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.RewriteState.Asking;
import dev.whittle.app.optimize.RewriteState.Idle;
import dev.whittle.app.optimize.RewriteState.Refused;
import dev.whittle.app.optimize.RewriteState.Written;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.tokenizer.BuiltIn;
import dev.whittle.app.workspace.OptimizeOptions;
import dev.whittle.model.ModelException;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class RewriteViewModelTest {
    private static final String RULES = "You must always answer the question of {{name}} in a friendly way and you "
            + "must never promise a refund of more than 20 dollars to anybody who writes to us.";
    private static final String SHORT = "Answer {{name}} kindly; never promise a refund above 20 dollars.";
    private static final Prompt PROMPT = Prompt.of(Message.system("# Role\nBe kind.\n\n# Rules\n" + RULES + "\n"),
            Message.user("Hello {{name}}")).withValue("name", "Ada");

    private final Desk desk = new Desk(Desk.OPENAI);
    private final OpenPrompt open = new OpenPrompt();
    private final Pricing pricing = new Pricing(new SimpleObjectProperty<>(Desk.CATALOG),
            InstantSource.fixed(Desk.NOW), new SimpleObjectProperty<>(Desk.GPT_4O),
            new SimpleObjectProperty<>(Workload.DEFAULT));
    private final RecipeViewModel recipe = new RecipeViewModel(List.of(), ChunkRanker::new);
    private final OptimizeViewModel optimize = new OptimizeViewModel(open, recipe, pricing,
            BuiltIn.tokenizers(desk.background), desk.background);
    private final RewriteViewModel rewrite = new RewriteViewModel(open, optimize, pricing,
            new ModelChoice(desk.settings.servers(), new ModelNames(() -> Desk.CATALOG), desk.background),
            BuiltIn.tokenizers(desk.background), desk.background);

    RewriteViewModelTest() {
        recipe.optionsProperty().set(new OptimizeOptions(OptimizeOptions.CUSTOM, List.of(), Risk.LOW));
        rewrite.choice().modelProperty().set("gpt-4o");
        open.open("support", PROMPT);
        optimize.watch(true);
        run();
        rewrite.partProperty().set(rewrite.partsProperty().get().stream()
                .filter(part -> part.title().strip().equals("Rules")).findFirst().orElseThrow());
        run();
    }

    private void run() {
        desk.background.elapse();
        desk.background.runAll();
    }

    @Test
    void messagesAndTheirSectionsCanBeChosen() {
        assertThat(rewrite.partsProperty().get()).extracting(part -> part.title().strip())
                .containsExactly("Message 1 · system", "Role", "Rules", "Message 2 · user");
    }

    @Test
    void whatWouldBeSentIsSaidBeforeItIsAndHoldsThePartAloneWithoutValues() {
        assertThat(rewrite.saysProperty().get()).contains("to api.openai.com and nothing else of the prompt")
                .contains("about $0.00").doesNotContain("not known");
        assertThat(rewrite.requestProperty().get().orElseThrow().messages().getLast().text()).isEqualTo(RULES);
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void aShorterTextThatKeepsTheFactsBecomesAnEditAndChangesNothingByItself() {
        desk.answers("gpt-4o", SHORT);
        rewrite.write();
        assertThat(rewrite.stateProperty().get()).isInstanceOf(Asking.class);
        run();

        Written written = (Written) rewrite.stateProperty().get();
        // 800 x $2.50 + 200 x $1.25 + 50 x $10.00 a million = $0.00275.
        assertThat(written.says()).contains("saves $").contains("cost $0.0028 once: pays after ");
        rewrite.propose();
        run();

        Ledger ledger = ((Ready) optimize.stateProperty().get()).ledger();
        assertThat(ledger.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(State.PROPOSED);
            assertThat(entry.after()).isEqualTo(SHORT);
        });
        assertThat(open.prompt()).isEqualTo(PROMPT);
        assertThat(rewrite.stateProperty().get()).isEqualTo(new Idle());
        optimize.decide(now -> now.accept(1));
        optimize.apply();
        assertThat(open.prompt().messages().getFirst().text())
                .isEqualTo("# Role\nBe kind.\n\n# Rules\n" + SHORT + "\n");
    }

    @Test
    void whatWasPaidForIsProposedAgainWhenThePromptChangesElsewhere() {
        desk.answers("gpt-4o", SHORT);
        rewrite.write();
        run();
        rewrite.propose();
        run();
        open.typed(open.messages().getFirst(), 0, "", "Read this first.\n");
        run();

        assertThat(((Ready) optimize.stateProperty().get()).ledger().entries()).singleElement()
                .satisfies(entry -> assertThat(entry.after()).isEqualTo(SHORT));
    }

    @Test
    void aTextThatLosesAFactIsShownButCannotBecomeAnEdit() {
        desk.answers("gpt-4o", "Answer {{name}} kindly.");
        rewrite.write();
        run();

        Refused refused = (Refused) rewrite.stateProperty().get();
        assertThat(refused.why()).contains("loses facts").contains("20").contains("Asking cost $");
        assertThat(refused.text()).isEqualTo("Answer {{name}} kindly.");
        assertThat(desk.sent).hasSize(2);
        rewrite.propose();
        run();
        assertThat(((Ready) optimize.stateProperty().get()).ledger().entries()).isEmpty();
    }

    @Test
    void aPartThatChangedWhileTheModelWroteIsNotReplaced() {
        desk.answers("gpt-4o", SHORT);
        rewrite.write();
        open.typed(open.messages().getFirst(), PROMPT.messages().getFirst().text().indexOf("20 dollars"), "20", "30");
        run();

        assertThat(((Refused) rewrite.stateProperty().get()).why()).startsWith("The part has changed meanwhile");
    }

    @Test
    void aServerThatFailsIsNamedAndThePromptStaysAsItIs() {
        desk.scripts.put("gpt-4o", (_, _) -> {
            throw new ModelException(ModelException.Kind.SERVER_ERROR, "api.openai.com is overloaded.");
        });
        rewrite.write();
        run();

        assertThat(((Refused) rewrite.stateProperty().get()).why()).contains("overloaded");
        assertThat(open.prompt()).isEqualTo(PROMPT);
    }

    @Test
    void stoppingLeavesThePromptAndSaysThatTheBillIsUnknown() {
        desk.answers("gpt-4o", SHORT);
        rewrite.write();
        rewrite.stop();
        run();

        assertThat(((Refused) rewrite.stateProperty().get()).why()).startsWith("Stopped").contains("not known");
    }

    @Test
    void aShareThatIsNoneIsRefusedInWords() {
        rewrite.percentProperty().set("120");
        assertThat(rewrite.saysProperty().get()).contains("less than 100 percent");
        rewrite.percentProperty().set("half");
        assertThat(rewrite.saysProperty().get()).isNotEmpty();
        rewrite.write();
        run();
        assertThat(desk.sent).isEmpty();
    }
}
