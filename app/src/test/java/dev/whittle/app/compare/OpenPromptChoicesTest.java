package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenPromptChoicesTest {
    private static final Prompt FIRST = Prompt.of(Message.user("first"));
    private static final Prompt SHORT = Prompt.of(Message.user("1st"));

    private final HeldBackground background = new HeldBackground();
    private final OpenPrompt open = new OpenPrompt();
    private final SimpleObjectProperty<Optional<Prompt>> optimized = new SimpleObjectProperty<>(Optional.empty());
    private final List<String> askedFor = new ArrayList<>();
    private final OpenPromptChoices choices = new OpenPromptChoices(open, optimized::get, name -> {
        askedFor.add(name);
        return List.of(version(name, 2, "shorter"), version(name, 1, ""));
    }, background, cause -> {
        throw new AssertionError(cause);
    }, optimized);

    private static PromptVersion version(String name, int number, String note) {
        Prompt prompt = Prompt.of(Message.user(name + " " + number));
        return new PromptVersion(name, number, prompt.id(), Instant.parse("2026-11-21T12:00:00Z"), note, prompt);
    }

    @BeforeEach
    void somebodyLooks() {
        choices.watch(true);
        background.runAll();
    }

    private List<String> names() {
        return choices.choices().getValue().stream().map(PromptChoice::name).toList();
    }

    @Test
    void thePromptAsItStandsFollowsWhatIsTyped() {
        open.open("Triage", FIRST);
        open.replace(SHORT);

        assertThat(choices.choices().getValue().getFirst())
                .isEqualTo(new PromptChoice(PromptChoice.CURRENT, "Prompt as it stands", "Triage", SHORT));
    }

    @Test
    void theAcceptedEditsAreThereAsLongAsTheOptimizerHasThem() {
        open.open("Triage", FIRST);
        optimized.set(Optional.of(SHORT));
        assertThat(choices.choices().getValue().get(1)).isEqualTo(new PromptChoice(PromptChoice.OPTIMIZED,
                "With accepted edits", "Triage, with accepted edits", SHORT));

        optimized.set(Optional.empty());
        assertThat(names()).containsExactly("Triage");
    }

    @Test
    void theSavedVersionsOfTheNameAreListedAndThoseOfAnotherAreNot() {
        open.open("Triage", FIRST);
        choices.watch(true);
        background.runAll();
        assertThat(names()).containsExactly("Triage", "Triage, version 2", "Triage, version 1");
        assertThat(choices.choices().getValue().get(1).title()).startsWith("Version 2 · 21 Nov ")
                .endsWith(" · shorter");

        open.nameProperty().set("Other");
        assertThat(names()).containsExactly("Other");
        background.runAll();
        assertThat(names()).containsExactly("Other", "Other, version 2", "Other, version 1");
        assertThat(askedFor).endsWith("Other");
    }

    @Test
    void whileNobodyLooksNothingIsWorkedOutAndThenAllOfItAtOnce() {
        open.open("Triage", FIRST);
        background.runAll();
        choices.watch(false);
        askedFor.clear();
        List<List<PromptChoice>> published = new ArrayList<>();
        choices.choices().addListener((_, _, now) -> published.add(now));

        open.replace(SHORT);
        optimized.set(Optional.of(SHORT));
        open.nameProperty().set("Other");
        background.runAll();
        assertThat(published).isEmpty();
        assertThat(askedFor).isEmpty();

        choices.watch(true);
        background.runAll();
        assertThat(names()).containsExactly("Other", "Other, with accepted edits", "Other, version 2",
                "Other, version 1");
    }
}
