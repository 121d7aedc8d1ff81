package dev.whittle.app.optimize;

import dev.whittle.app.tokenizer.BuiltIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.OptimizeState.Nothing;
import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.app.optimize.OptimizeState.Stopped;
import dev.whittle.app.optimize.OptimizeState.Working;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.OptimizeOptions;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OptimizeViewModelTest {
    private static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), false,
            "openai.com", LocalDate.parse("2026-11-20"));
    private static final Model GPT_4O = model("gpt-4o", "o200k_base");
    private static final Model GPT_4 = model("gpt-4", "cl100k_base");
    private static final String TEXT = "A very long story. A very sad story. A very old story.";

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final ObjectProperty<Model> chosen = new SimpleObjectProperty<>(GPT_4O);
    private final RecipeViewModel wanted = new RecipeViewModel(List.of(new NoVery()), ChunkRanker::new);
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(Workload.DEFAULT);
    private final Pricing pricing = new Pricing(
            new SimpleObjectProperty<>(new Catalog("test", LocalDate.parse("2026-11-21"), List.of(GPT_4O, GPT_4))),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), chosen, workload);
    private final OptimizeViewModel optimize = new OptimizeViewModel(open, wanted, pricing,
            BuiltIn.tokenizers(background), background);

    private static Model model(String id, String tokenizer) {
        return new Model("openai/" + id, "openai", id, List.of(), id, tokenizer,
                new Model.Limits(128_000, null, null, null), Set.of(), Set.of(),
                new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(PRICE));
    }

    /// Proposes to cut every "very ".
    private static final class NoVery implements Pass {
        @Override
        public String id() {
            return "very";
        }

        @Override
        public String title() {
            return "No very";
        }

        @Override
        public List<Edit> propose(Prompt prompt, Protection protection) {
            List<Edit> edits = new ArrayList<>();
            for (int i = 0; i < prompt.messages().size(); i++) {
                Matcher very = Pattern.compile("very ").matcher(prompt.messages().get(i).text());
                while (very.find()) {
                    edits.add(
                            new Edit("very", "very.cut", i, very.start(), very.end(), "", "Says nothing.",
                                    Risk.NONE));
                }
            }
            return edits;
        }
    }

    @BeforeEach
    void openAPrompt() {
        wanted.optionsProperty().set(new OptimizeOptions(OptimizeOptions.CUSTOM, List.of("very"), Risk.LOW));
        open.open("story", Prompt.of(Message.user(TEXT)));
    }

    private void look() {
        optimize.watch(true);
        background.runAll();
    }

    private Ledger ledger() {
        assertThat(optimize.stateProperty().get()).isInstanceOf(Ready.class);
        return ((Ready) optimize.stateProperty().get()).ledger();
    }

    private List<State> states() {
        return ledger().entries().stream().map(Entry::state).toList();
    }

    private void typeAtTheEnd(String typed) {
        open.typed(open.messages().getFirst(), open.messages().getFirst().text().length(), "", typed);
    }

    @Test
    void nothingIsComputedForAScreenNobodySees() {
        typeAtTheEnd(" x");
        background.elapse();

        assertThat(background.waiting()).isZero();
        assertThat(optimize.stateProperty().get()).isEqualTo(new Nothing());
    }

    @Test
    void lookingAtTheScreenProposesEdits() {
        optimize.watch(true);
        assertThat(optimize.stateProperty().get()).isEqualTo(new Working());
        background.runAll();

        assertThat(states()).containsExactly(State.PROPOSED, State.PROPOSED, State.PROPOSED);
        assertThat(open.prompt().messages().getFirst().text()).isEqualTo(TEXT);
    }

    @Test
    void aLedgerThatComesLateForAnOlderPromptIsDropped() {
        optimize.watch(true);
        typeAtTheEnd(" And a very new one.");
        background.runAll();
        assertThat(optimize.stateProperty().get()).isEqualTo(new Working());

        background.elapse();
        background.runAll();
        assertThat(ledger().original()).isEqualTo(open.prompt());
        assertThat(ledger().entries()).hasSize(4);
    }

    @Test
    void whatWasDecidedIsKeptWhenThePromptChangesElsewhere() {
        look();
        optimize.decide(ledger -> ledger.accept(1));
        optimize.decide(ledger -> ledger.reject(2));
        typeAtTheEnd(" A very new one.");
        background.elapse();
        background.runAll();

        assertThat(states()).containsExactly(State.ACCEPTED, State.REJECTED, State.PROPOSED, State.PROPOSED);
    }

    @Test
    void decisionsAreUndoneOneByOne() {
        look();
        optimize.decide(ledger -> ledger.accept(1));
        optimize.decide(ledger -> ledger.acceptAll(_ -> true));
        assertThat(optimize.undoableProperty().get()).isTrue();

        optimize.undo();
        assertThat(states()).containsExactly(State.ACCEPTED, State.PROPOSED, State.PROPOSED);
        optimize.undo();
        assertThat(states()).containsOnly(State.PROPOSED);
        assertThat(optimize.undoableProperty().get()).isFalse();
    }

    @Test
    void aDecisionThatChangesNothingIsNothingToUndo() {
        look();
        optimize.decide(ledger -> ledger.reset(1));

        assertThat(optimize.undoableProperty().get()).isFalse();
    }

    @Test
    void appliedEditsAreOneStepThatUndoTakesBack() {
        look();
        Prompt original = open.prompt();
        optimize.decide(ledger -> ledger.acceptAll(_ -> true));
        optimize.apply();
        assertThat(open.prompt()).isEqualTo(
                Prompt.of(Message.user("A long story. A sad story. A old story.")));

        open.undo();
        assertThat(open.prompt()).isEqualTo(original);
    }

    @Test
    void anOutdatedLedgerIsNeverApplied() {
        look();
        optimize.decide(ledger -> ledger.acceptAll(_ -> true));
        typeAtTheEnd(" More.");
        optimize.apply();

        assertThat(open.prompt()).isEqualTo(Prompt.of(Message.user(TEXT + " More.")));
        assertThat(optimize.optimized()).isEmpty();
    }

    @Test
    void thereIsAnOptimizedPromptOnlyOnceSomethingIsAccepted() {
        look();
        assertThat(optimize.optimized()).isEmpty();
        optimize.decide(ledger -> ledger.accept(2));

        assertThat(optimize.optimized())
                .contains(Prompt.of(Message.user("A very long story. A sad story. A very old story.")));
    }

    @Test
    void theSumsFollowTheDecisions() {
        look();
        optimize.decide(ledger -> ledger.accept(1));
        optimize.decide(ledger -> ledger.accept(2));
        background.runAll();
        Summary sums = optimize.summaryProperty().get();

        assertThat(sums).isNotNull();
        assertThat(sums.ledger()).isEqualTo(ledger());
        assertThat(sums.saved()).isEqualTo(2);
    }

    @Test
    void savedTokensAreToldInTheMoneyOfTheModel() {
        assertThat(Figures.usd(optimize.savedAMonth(TokenCount.exact(1_000), 100)))
                .as("100 tokens at $2.50 a million, 1,000 calls on 30 days").isEqualTo("$7.50");
    }

    @Test
    void anotherTokenizerProposesAnew() {
        look();
        chosen.set(GPT_4);
        background.elapse();
        background.runAll();

        assertThat(ledger().tokenizer()).isEqualTo("cl100k_base");
    }

    @Test
    void stoppingKeepsTheLedgerThereWas() {
        look();
        Ledger before = ledger();
        optimize.propose();
        optimize.stop();
        background.runAll();

        assertThat(ledger()).isEqualTo(before);
    }

    @Test
    void whoStopsBeforeAChangedPromptWasLookedAtIsNotShownTheCutsOfTheOldOne() {
        open.open("story", Prompt.of(Message.user(TEXT)));
        optimize.watch(true);
        optimize.stop();
        assertThat(optimize.stateProperty().get()).as("nothing was ready yet").isEqualTo(new Stopped());
        optimize.propose();
        background.runAll();
        open.replace(Prompt.of(Message.user("A very short story.")));
        background.elapse();
        optimize.stop();
        assertThat(optimize.stateProperty().get()).isEqualTo(new Stopped());
        optimize.propose();
        background.runAll();
        assertThat(optimize.stateProperty().get()).isInstanceOf(Ready.class);
    }

    @Test
    void anEmptiedPromptLeavesNothingToDecideOrUndo() {
        look();
        optimize.decide(ledger -> ledger.accept(1));
        open.replace(Prompt.of(Message.user("")));
        background.elapse();
        background.runAll();

        assertThat(optimize.stateProperty().get()).isEqualTo(new Nothing());
        assertThat(optimize.undoableProperty().get()).isFalse();
        assertThat(optimize.summaryProperty().get()).isNull();
    }

    @Test
    void theChoiceAcceptsNoMoreThanATargetNeeds() {
        look();
        long tokens = ledger().before().tokens();
        wanted.targetProperty().set(Long.toString(tokens - 2));
        background.elapse();
        background.runAll();
        optimize.acceptAllowed();
        background.runAll();

        assertThat(states()).containsOnlyOnce(State.PROPOSED);
        assertThat(ledger().after().tokens()).isEqualTo(tokens - 2);
        optimize.undo();
        assertThat(states()).containsOnly(State.PROPOSED);
    }

    @Test
    void aTargetInMoneyBuysTokensAtTheModelsPrice() {
        look();
        // 1,000 calls on 30 days at $2.50 a million: 7.5 cents a token and month.
        wanted.unitProperty().set(RecipeViewModel.Unit.USD_A_MONTH);
        wanted.targetProperty().set("$0.90");
        background.elapse();
        background.runAll();

        assertThat(optimize.budget()).hasValue(12);
    }

    @Test
    void whatCannotBeATargetIsRefusedInASentenceAndTheLedgerStays() {
        look();
        Ledger before = ledger();
        wanted.targetProperty().set("much");
        background.elapse();
        background.runAll();

        assertThat(optimize.refusalProperty().get()).isEqualTo("\"much\" is not a number of 0 or more, such as 12.50.");
        assertThat(ledger()).isEqualTo(before);
        wanted.targetProperty().set("");
        background.elapse();
        background.runAll();
        assertThat(optimize.refusalProperty().get()).isEmpty();
    }

    @Test
    void aPassSwitchedOffMakesTheChoiceACustomOne() {
        RecipeViewModel recipe = new RecipeViewModel(Optimizer.standard().passes(), ChunkRanker::new);
        recipe.choose("lossless");
        Pass log = recipe.all().stream().filter(pass -> pass.id().equals("log")).findFirst().orElseThrow();
        recipe.run(log, false);

        assertThat(recipe.optionsProperty().get()).isEqualTo(new OptimizeOptions("custom",
                List.of("whitespace", "json", "records", "schema", "table", "xml"), Risk.LOW));
        recipe.choose("aggressive");
        assertThat(recipe.most()).isEqualTo(Risk.HIGH);
    }

    @Test
    void sectionsThatGoAreProposedLikeOtherEdits() {
        open.open("report", Prompt.of(Message.user("# Data\nA very long list.\n\n# Conclusion\nBuy it.")));
        wanted.dropProperty().set("Data, Annex");
        look();
        background.runAll();

        assertThat(ledger().entries()).extracting(Entry::before).containsExactly("# Data\nA very long list.\n\n");
        Summary sums = optimize.summaryProperty().get();
        assertThat(sums).isNotNull();
        assertThat(sums.unknown()).containsExactly("Annex");
        assertThat(sums.sections()).extracting(Section::title).containsExactly("Data", "Conclusion");
        assertThat(sums.steps()).extracting(Ledger.Step::pass).containsExactly("section");
    }

    @Test
    void stablePartsArePutFirstAsOneStep() {
        PrefixViewModel prefix = new PrefixViewModel(open, optimize.summaryProperty(), pricing, background,
                cause -> {
                    throw new AssertionError(cause);
                });
        Prompt prompt = Prompt
                .of(Message.user("Help users of {{product}}.\n\nBe very brief.\n\nThe ticket: {{ticket}}"));
        open.open("ticket", prompt);
        look();
        background.runAll();
        prefix.reorder();
        assertThat(open.prompt()).isEqualTo(
                Prompt.of(Message.user("Be very brief.\n\nHelp users of {{product}}.\n\nThe ticket: {{ticket}}")));
        open.undo();
        assertThat(open.prompt()).isEqualTo(prompt);

        background.elapse();
        background.runAll();
        prefix.fix("product", true);
        background.runAll();
        PrefixViewModel.Shown shown = prefix.shownProperty().get();
        assertThat(shown).isNotNull();
        assertThat(shown.advice().gains()).isFalse();
        assertThat(shown.advice().sentences()).contains("Another order of its parts would not make that more.")
                .anySatisfy(sentence -> assertThat(sentence).endsWith(
                        "none of it cached: gpt-4o offers no prompt cache, so all input is at the full rate."));
    }
}
