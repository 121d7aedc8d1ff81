package dev.whittle.app.tokens;

import dev.whittle.app.tokenizer.BuiltIn;
import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the token view shows, by node id. tiktoken: o200k_base encodes "hello world" as 24912, 2375.
@Timeout(120)
final class TokensViewTest {
    private static final Model GPT_4O = Fixture.model("openai/gpt-4o", "o200k_base");

    private final HeldBackground background = new HeldBackground();
    private final ObjectProperty<Prompt> prompt = new SimpleObjectProperty<>(
            Prompt.of(Message.system("Be brief."), Message.user("hello world")));
    private final TokensViewModel tokens = new TokensViewModel(prompt, new SimpleObjectProperty<>(GPT_4O),
            new SimpleObjectProperty<>(Forecast.of(
                    new Catalog("test", LocalDate.parse("2026-11-21"), List.of(GPT_4O)), GPT_4O,
                    TokenCount.exact(1_000), Workload.DEFAULT, Instant.parse("2026-11-21T12:00:00Z"))),
            BuiltIn.tokenizers(background), background);
    private final TokensView[] view = new TokensView[1];
    private final TestWindow window = TestWindow.show(() -> {
        tokens.shownProperty().set(true);
        view[0] = new TokensView(tokens, (_, _) -> {});
        return view[0];
    }, 900, 500);

    @AfterEach
    void close() {
        window.close();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            does(() -> {
                background.runAll();
                background.elapse();
                background.runAll();
            });
        }
    }

    private void write(String text) {
        does(() -> prompt.set(Prompt.of(Message.user(text))));
        settle();
    }

    @Test
    void itSaysWhoseTokensAreShownAndHowToLookAtThem() {
        settle();

        assertThat(window.text("token-encoding"))
                .isEqualTo("o200k_base, the tokenizer of gpt-4o. Shown as sent, variables filled.");
        assertThat(window.text("token-detail"))
                .isEqualTo("Point at a token, or move with the arrow keys; Shift selects several.");
        assertThat(window.shows("token-notice")).isFalse();
    }

    @Test
    void anEmptyPromptSaysWhatToDo() {
        write("");

        assertThat(window.text("token-notice")).isEqualTo("Write or paste a prompt above; its tokens appear here.");
        assertThat(window.shows("token-notice")).isTrue();
    }

    @Test
    void arrowKeysGoFromTokenToTokenAndSayWhatEachIs() {
        write("hello world");
        window.focus("token-canvas");
        window.press(KeyCode.RIGHT);
        assertThat(window.text("token-detail")).startsWith("Token 24912  “hello”  ·  5 bytes  68 65 6C 6C 6F");
        window.press(KeyCode.RIGHT);
        assertThat(window.text("token-detail")).startsWith("Token 2375  “ world”");
        assertThat(onWindow(() -> window.find("token-canvas").getAccessibleText())).contains("Token 2375");
    }

    @Test
    void whatIsSelectedInTheEditorShowsItsTokens() {
        write("hello world");
        does(() -> view[0].select(0, 8, 9));
        settle();
        assertThat(window.text("token-detail")).startsWith("Token 2375  “ world”");
        does(() -> view[0].select(0, 2, 9));
        settle();
        assertThat(window.text("token-detail")).startsWith("2 tokens selected  ·  11 characters  ·  11 bytes");
        does(() -> view[0].select(0, 4, 4));
        settle();
        assertThat(window.text("token-detail")).startsWith("Point at a token");
        does(() -> view[0].select(7, 0, 4));
        does(() -> view[0].select(0, 5, 4_000));
        settle();
        assertThat(window.text("token-detail")).as("a part that is gone").startsWith("Point at a token");
    }

    @Test
    void aSelectionFarBelowIsBroughtIntoView() {
        write("one line of words\n".repeat(5_000) + "hello world");
        does(() -> view[0].select(0, 90_000, 90_005));
        settle();

        assertThat(onWindow(() -> ((ScrollBar) window.find("token-scroll")).getValue())).isGreaterThan(4_900);
    }

    @Test
    void theHeatMapCanBeHiddenAndTheViewClosed() {
        write("hello world");
        assertThat(window.shows("heat-list")).isTrue();
        window.click("token-heat");
        assertThat(window.shows("token-view")).isTrue();
        assertThat(tokens.heatProperty().get()).isFalse();
        window.click("token-close");
        assertThat(tokens.shownProperty().get()).isFalse();
        assertThat(tokens.windowProperty().get()).isNull();
    }

    // What is painted is the rows in view and the tokens of the window, which is three views high.
    @Test
    void whatAPaintTouchesDoesNotGrowWithTheText() {
        for (String text : List.of("a word, ".repeat(125_000), "x".repeat(1_000_000),
                "a line of words\n".repeat(312_500))) {
            write(text);
            TokenWindow painted = tokens.windowProperty().get();
            assertThat(painted).isNotNull();
            if (painted != null) {
                int rows = painted.lastRow() - painted.firstRow() + 1;
                int longest = 0;
                Rows all = painted.layout().parts().getFirst().rows();
                for (int row = 0; row < rows; row++) {
                    longest = Math.max(longest, all.end(row) - all.start(row));
                }
                assertThat(rows).isLessThan(150);
                assertThat(longest).isLessThan(200);
                assertThat(painted.marks().getOrDefault(0, List.of()).size()).isLessThan(rows * longest);
            }
        }
    }

    @Test
    void everythingOnItHasANameAndAnId() {
        settle();
        assertThat(window.nameless()).isEmpty();
    }
}
