package dev.whittle.app.optimize;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.Desk;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.tokenizer.BuiltIn;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class OptimizeViewTest {
    private static final String REPORT = """
            Please note that {{name}} wants a summary.

            # Summary
            Sales rose in order to please the board.

            # Raw data
            Oslo sold 12 and Bergen sold 7.
            """;

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final Model model = Catalog.bundled().find("openai/gpt-4o").orElseThrow();
    private final Pricing pricing = new Pricing(new SimpleObjectProperty<>(Catalog.bundled()),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), new SimpleObjectProperty<>(model),
            new SimpleObjectProperty<>(Workload.DEFAULT));
    private final RecipeViewModel recipe = new RecipeViewModel(Optimizer.standard().passes(), ChunkRanker::new);
    private final OptimizeViewModel optimize = new OptimizeViewModel(open, recipe, pricing,
            BuiltIn.tokenizers(background), background);

    private final Desk desk = new Desk();
    private final RewriteViewModel rewrite = new RewriteViewModel(open, optimize, pricing,
            new ModelChoice(desk.settings.servers(), new ModelNames(Catalog::bundled), background),
            BuiltIn.tokenizers(background), background);

    private void settle() {
        does(() -> {
            background.elapse();
            background.runAll();
            background.runAll();
        });
    }

    private TestWindow window() {
        return TestWindow.show(() -> new OptimizeView(optimize, new PrefixViewModel(open, optimize.summaryProperty(),
                pricing, background, OptimizeViewTest::fail),
                new AnswerViewModel(open, optimize, pricing, _ -> List.of(180L, 420L, 200L), background,
                        OptimizeViewTest::fail),
                rewrite),
                800, 720);
    }

    private static void fail(Throwable cause) {
        throw new AssertionError(cause);
    }

    @Test
    void aLimitOfWordsIsPricedAndPutIntoThePrompt() {
        open.open("report", Prompt.of(Message.system("Be kind."), Message.user(REPORT)));
        try (TestWindow window = window()) {
            settle();
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(4));
            settle();
            window.focus("answer-words");
            window.type("60");
            assertThat(window.text("answer-advice")).contains(
                    "takes the output from 267 to 80 tokens a call if the model keeps to it",
                    "max_tokens 430 is above all 3 answers observed; about 1 in 4");
            window.click("add-answer-limit");
            assertThat(open.prompt().messages().getFirst().text()).isEqualTo("Be kind. Answer in at most 60 words.");
            assertThat(window.nameless()).isEmpty();
        }
    }

    @Test
    void withoutAConnectionTheRewritePaneSaysWhatItTakesAndSendsNothing() {
        open.open("report", Prompt.of(Message.user(REPORT)));
        try (TestWindow window = window()) {
            settle();
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(5));
            assertThat(window.text("rewrite-outlook")).contains("add one in Settings");
            assertThat(window.find("rewrite-run").isDisabled()).isTrue();
            assertThat(window.nameless()).isEmpty();
            assertThat(desk.sent).isEmpty();
        }
    }

    @Test
    void whileThePassesRunNothingMovesAndTheFieldThatIsTypedIntoKeepsTheFocus() {
        open.open("report", Prompt.of(Message.user(REPORT)));
        try (TestWindow window = window()) {
            settle();
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(2));
            window.focus("drop-sections");
            double top = window.find("recipe").localToScene(0, 0).getY();
            window.type("Raw");
            does(background::elapse);
            assertThat(window.text("optimize-summary")).isEqualTo("Looking for cuts; Esc stops");
            assertThat(window.find("drop-sections").isFocused()).isTrue();
            assertThat(window.find("recipe").localToScene(0, 0).getY()).isEqualTo(top);
            window.type(" data");
            settle();
            assertThat(window.text("drop-sections")).isEqualTo("Raw data");
            assertThat(window.find("recipe").localToScene(0, 0).getY()).isEqualTo(top);
        }
    }

    @Test
    void aTargetOutOfReachSaysWhatHelps() {
        open.open("rag",
                Prompt.of(Message.user("Answer briefly.\n\nContext:\nThe office in Oslo opened in 1998 and has a "
                        + "garden with two old trees. Refunds are paid within 14 days.\n\nQuestion: How soon?")));
        try (TestWindow window = window()) {
            settle();
            window.focus("target");
            window.type("30");
            window.click("extract");
            settle();
            window.click("accept-allowed");
            settle();
            assertThat(window.text("optimize-proof")).contains("The target of 30 tokens is reached.");
            window.focus("target");
            window.press(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
            window.type("3");
            settle();
            assertThat(window.text("optimize-summary")).isEqualTo("Nothing to cut");
            assertThat(window.text("optimize-proof")).contains("without its documents the prompt has");
        }
    }

    @Test
    void anEmptyPromptIsToldInWords() {
        try (TestWindow window = window()) {
            settle();
            assertThat(window.text("optimize-summary")).isEqualTo("Nothing to optimize");
        }
    }

    @Test
    void presetsTargetsAndSectionsAreChosenAndEveryControlHasAName() {
        open.open("report", Prompt.of(Message.user(REPORT)));
        try (TestWindow window = window()) {
            settle();
            assertThat(window.text("optimize-proof")).startsWith("0 of 2 edits accepted.");
            window.click("preset-lossless");
            settle();
            assertThat(window.text("optimize-summary")).isEqualTo("Nothing to cut");
            window.click("preset-balanced");
            settle();
            window.click("accept-allowed");
            settle();
            assertThat(window.text("optimize-proof")).startsWith("2 of 2 edits accepted.");
            window.focus("target");
            window.type("5");
            settle();
            assertThat(window.text("optimize-proof")).contains("above the target of 5");
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(2));
            does(() -> ((TableView<?>) window.find("sections-table")).getSelectionModel().select(2));
            assertThat(window.text("section-text")).startsWith("# Raw data");
            window.click("drop-section");
            settle();
            assertThat(window.text("drop-sections")).isEqualTo("Raw data");
            assertThat(window.text("sections-note")).contains("tokens go with these sections");
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(1));
            assertThat(window.text("pass-waterfall-title")).isEqualTo("Saved by the accepted edits");
            does(() -> ((TabPane) window.find("optimize-tabs")).getSelectionModel().select(3));
            assertThat(window.text("cache-advice")).contains("then comes {{name}} in line 1 of message 1.");
            window.click("stable-first");
            settle();
            assertThat(open.prompt().messages().getFirst().text()).startsWith("# Summary");
            assertThat(window.nameless()).isEmpty();
        }
    }
}
