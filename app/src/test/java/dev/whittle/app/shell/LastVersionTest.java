package dev.whittle.app.shell;

import javafx.beans.property.SimpleObjectProperty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LastVersionTest {
    private static final Instant SAVED = Instant.parse("2026-11-21T12:00:00Z");

    private final HeldBackground background = new HeldBackground();
    private final Map<String, PromptVersion> saved = new HashMap<>();
    private final List<Optional<Baseline>> found = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final LastVersion last = new LastVersion(name -> {
        if (name.equals("broken")) {
            throw new IllegalStateException("unreadable");
        }
        return Optional.ofNullable(saved.get(name));
    }, (prompt, with) -> new PromptCounter(with).count(prompt),
            new SimpleObjectProperty<>(List.of(Tokenizers.get("o200k_base"))), background, found::add, failures::add);

    private void save(String name, int number, String text) {
        Prompt prompt = Prompt.of(Message.user(text));
        saved.put(name, new PromptVersion(name, number, prompt.id(), SAVED, "", prompt));
    }

    // tiktoken: o200k_base encodes "hello world" as 24912, 2375.
    @Test
    void theVersionSavedLastIsFoundAndCounted() {
        save("Triage", 4, "hello world");
        last.find("Triage");
        background.runAll();

        assertThat(found).singleElement().satisfies(one -> assertThat(one).hasValueSatisfying(baseline -> {
            assertThat(baseline.version()).isEqualTo(4);
            assertThat(baseline.savedAt()).isEqualTo(SAVED);
            assertThat(baseline.counts().total()).containsEntry("o200k_base", TokenCount.exact(2));
        }));
    }

    @Test
    void aPromptThatWasNeverSavedHasNone() {
        last.find("new");
        background.runAll();

        assertThat(found).containsExactly(Optional.empty());
    }

    @Test
    void whileANameIsTypedOnlyTheLastOneCounts() {
        save("Tri", 1, "one");
        save("Triage", 2, "two");
        last.find("Tri");
        last.find("Triag");
        last.find("Triage");
        background.runAll();

        assertThat(found).singleElement().satisfies(
                one -> assertThat(one.map(Baseline::version)).contains(2));
    }

    @Test
    void aWorkspaceThatCannotBeReadIsTold() {
        last.find("broken");
        background.runAll();

        assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("unreadable");
        assertThat(found).isEmpty();
    }
}
