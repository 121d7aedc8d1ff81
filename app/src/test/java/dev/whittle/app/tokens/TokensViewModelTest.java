package dev.whittle.app.tokens;

import dev.whittle.app.tokenizer.BuiltIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Figures;
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
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class TokensViewModelTest {
    private static final Model GPT_4O = Fixture.model("openai/gpt-4o", "o200k_base");
    private static final Model CLAUDE = Fixture.model("anthropic/claude", "claude-new");

    private final HeldBackground background = new HeldBackground();
    private final ObjectProperty<Prompt> prompt = new SimpleObjectProperty<>(Prompt.of(Message.user("hello world")));
    private final ObjectProperty<Model> chosen = new SimpleObjectProperty<>(GPT_4O);
    private final ObjectProperty<Forecast> forecast = new SimpleObjectProperty<>(
            Forecast.of(new Catalog("test", LocalDate.parse("2026-11-21"), List.of(GPT_4O, CLAUDE)), GPT_4O,
                    TokenCount.exact(1_000), Workload.DEFAULT, Instant.parse("2026-11-21T12:00:00Z")));
    private final TokensViewModel tokens = new TokensViewModel(prompt, chosen, forecast,
            BuiltIn.tokenizers(background), background);

    private void show() {
        tokens.setColumns(40);
        tokens.lookAt(0, 20);
        tokens.shownProperty().set(true);
        settle();
    }

    private void settle() {
        background.runAll();
        background.elapse();
        background.runAll();
    }

    private List<Integer> ids() {
        TokenWindow window = tokens.windowProperty().get();
        return window == null
                ? List.of()
                : window.marks().getOrDefault(0, List.of()).stream().map(mark -> mark.span().token()).toList();
    }

    @Test
    void nothingIsDoneWhileTheViewIsHidden() {
        tokens.setColumns(40);
        prompt.set(Prompt.of(Message.user("another text")));

        assertThat(background.waiting()).isZero();
        assertThat(tokens.stateProperty().get()).isEqualTo(new TokensState.Hidden());
    }

    // tiktoken: o200k_base encodes "hello world" as 24912, 2375.
    @Test
    void theTokensInViewAreThoseOfTheModelsEncoding() {
        show();

        assertThat(tokens.stateProperty().get()).isInstanceOf(TokensState.Shown.class);
        assertThat(ids()).containsExactly(24912, 2375);
        assertThat(tokens.boundaries().words()).isEqualTo("o200k_base, the tokenizer of gpt-4o");
    }

    @Test
    void aModelWithoutATokenizerShowsAnothersBoundariesAndSaysSo() {
        show();
        chosen.set(CLAUDE);
        settle();

        assertThat(tokens.boundaries().words()).isEqualTo("No tokenizer of claude is at hand: boundaries of"
                + " o200k_base are shown, its count is an estimate");
        assertThat(ids()).containsExactly(24912, 2375);
    }

    @Test
    void anOlderTextsTokensAreNeverDelivered() {
        show();
        prompt.set(Prompt.of(Message.user("an older text")));
        prompt.set(Prompt.of(Message.user("hello hello")));
        settle();

        assertThat(tokens.stateProperty().get()).isInstanceOfSatisfying(TokensState.Shown.class,
                shown -> assertThat(shown.layout().parts().getFirst().text()).isEqualTo("hello hello"));
        assertThat(tokens.heatMapProperty().get()).isNotNull()
                .satisfies(heat -> assertThat(heat.prompt()).isEqualTo(prompt.get()));
    }

    @Test
    void aPromptWithoutTextHasAnEmptyState() {
        show();
        prompt.set(Prompt.of(Message.system(""), Message.user("")));
        settle();

        assertThat(tokens.stateProperty().get()).isEqualTo(new TokensState.Empty());
        prompt.set(new Prompt(List.of(), Map.of()));
        settle();
        assertThat(tokens.stateProperty().get()).isEqualTo(new TokensState.Empty());
    }

    @Test
    void hidingLetsGoOfEverythingAndALateResultDoesNotComeBack() {
        show();
        prompt.set(Prompt.of(Message.user("being laid out")));
        tokens.shownProperty().set(false);
        settle();

        assertThat(tokens.stateProperty().get()).isEqualTo(new TokensState.Hidden());
        assertThat(tokens.windowProperty().get()).isNull();
        assertThat(tokens.heatMapProperty().get()).isNull();
    }

    // 1,000 input tokens at $2.50 a million, 1,000 calls on 30 days: $75 a month; a tenth of them $7.50.
    @Test
    void tokensCostTheirPartOfWhatTheInputCosts() {
        assertThat(Figures.usd(tokens.month(100))).isEqualTo("$7.50");
    }

    @Test
    void theCaretMovesTokenByTokenAndSaysWhatItIsOn() {
        show();
        TokenCaret caret = tokens.caret();
        caret.move(1, false, false);
        assertThat(caret.wordsProperty().get())
                .isEqualTo("Token 24912  “hello”  ·  5 bytes  68 65 6C 6C 6F  ·  at byte 0, character 0");
        caret.move(1, false, false);
        assertThat(caret.wordsProperty().get())
                .isEqualTo("Token 2375  “ world”  ·  6 bytes  20 77 6F 72 6C 64  ·  at byte 5, character 5");
        caret.move(1, false, false);
        assertThat(caret.wordsProperty().get()).as("stays on the last").startsWith("Token 2375");
    }

    @Test
    void aSelectionSaysHowManyTokensItHasAndWhatTheyCost() {
        show();
        TokenCaret caret = tokens.caret();
        caret.move(1, false, false);
        caret.move(1, false, true);
        settle();

        assertThat(caret.wordsProperty().get())
                .isEqualTo("2 tokens selected  ·  11 characters  ·  11 bytes  ·  bytes 0 to 11  ·  $0.15 a month");
    }

    @Test
    void whatIsSelectedIsForgottenWhenItsMessageChanges() {
        show();
        tokens.caret().move(1, false, false);
        prompt.set(Prompt.of(Message.user("hello worlds")));
        settle();

        assertThat(tokens.caret().selectionProperty().get()).isNull();
        assertThat(tokens.caret().wordsProperty().get()).isEmpty();
    }

    @Test
    void theCaretGoesDownARowToTheTokenBelow() {
        prompt.set(Prompt.of(Message.user("hello world\nhello world")));
        show();
        TokenCaret caret = tokens.caret();
        caret.move(1, false, false);
        caret.move(1, true, false);

        assertThat(caret.wordsProperty().get()).startsWith("Token 24912").endsWith("at byte 12, character 12");
    }

    @Test
    void invisibleCharactersHaveANameAndPartsOfACharacterAreCalledThat() {
        prompt.set(Prompt.of(Message.user("\u200B👍")));
        show();
        TokenCaret caret = tokens.caret();
        caret.move(1, false, false);

        assertThat(caret.wordsProperty().get()).contains("U+200B ZERO WIDTH SPACE");
    }
}
