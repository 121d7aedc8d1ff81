package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.work.HeldBackground;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/// Counts are tiktoken's for o200k_base: `hello world` 2, `hello` 1.
final class PromptViewModelTest {
    private final HeldBackground background = new HeldBackground();
    private final OpenPrompt open = new OpenPrompt();
    private final List<Throwable> failures = new ArrayList<>();

    private PromptViewModel model(Tokenizer tokenizer) {
        PromptViewModel model = new PromptViewModel(open, new SimpleObjectProperty<>(List.of(tokenizer)),
                new PromptFiles(List.of()), new NoCases(), background, failures::add, _ -> {});
        background.runAll();
        return model;
    }

    private static TokenCount total(PromptViewModel model) {
        PromptCounts counts = model.countsProperty().get();
        return counts == null ? TokenCount.ZERO : counts.total().getOrDefault("o200k_base", TokenCount.ZERO);
    }

    @Test
    void figuresThatAreCountedAtOnceAreNeverMarked() {
        PromptViewModel model = model(Tokenizers.get("o200k_base"));
        open.replace(Prompt.of(Message.user("hello world")));
        background.runAll();
        background.elapse();

        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.CURRENT);
        assertThat(total(model)).isEqualTo(TokenCount.exact(2));
    }

    @Test
    void whileACountTakesLongTheFiguresOfTheTextBeforeStayAndAreMarked() {
        PromptViewModel model = model(Tokenizers.get("o200k_base"));
        open.replace(Prompt.of(Message.user("hello world")));
        background.runAll();
        open.replace(Prompt.of(Message.user("hello")));
        background.elapse();

        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.UPDATING);
        assertThat(total(model)).isEqualTo(TokenCount.exact(2));
        background.runAll();
        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.CURRENT);
        assertThat(total(model)).isEqualTo(TokenCount.exact(1));
    }

    @Test
    void typingOnWhileACountRunsKeepsTheMarkUntilTheNewestTextIsCounted() {
        PromptViewModel model = model(Tokenizers.get("o200k_base"));
        open.replace(Prompt.of(Message.user("hello")));
        background.elapse();
        open.replace(Prompt.of(Message.user("hello world")));
        background.runNext();

        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.UPDATING);
        background.runNext();
        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.CURRENT);
        assertThat(total(model)).isEqualTo(TokenCount.exact(2));
    }

    @Test
    void aCountThatFailsLeavesTheOldFiguresMarkedUntilOneSucceeds() {
        boolean[] broken = {false};
        Tokenizer o200k = Tokenizers.get("o200k_base");
        PromptViewModel model = model(new Tokenizer() {
            @Override
            public String id() {
                return "o200k_base";
            }

            @Override
            public boolean exact() {
                return true;
            }

            @Override
            public TokenCount count(String text) {
                if (broken[0]) {
                    throw new IllegalStateException("no memory");
                }
                return o200k.count(text);
            }
        });
        open.replace(Prompt.of(Message.user("hello")));
        background.runAll();
        broken[0] = true;
        open.replace(Prompt.of(Message.user("hello world")));
        background.runAll();

        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.FAILED);
        assertThat(total(model)).isEqualTo(TokenCount.exact(1));
        assertThat(failures).singleElement().satisfies(cause -> assertThat(cause).hasMessage("no memory"));
        broken[0] = false;
        open.replace(Prompt.of(Message.user("hello world")).withValue("unused", "x"));
        background.runAll();
        assertThat(model.freshnessProperty().get()).isEqualTo(Freshness.CURRENT);
        assertThat(total(model)).isEqualTo(TokenCount.exact(2));
    }
}
