package dev.whittle.app.compare;

import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.prompt.Prompt;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The open prompt as it stands, the same with the accepted edits, and the saved versions of its name.
public final class OpenPromptChoices implements PromptChoices {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /// The saved versions of a name, newest first; blocks.
    public interface Versions {
        List<PromptVersion> of(String name) throws Exception;
    }

    private final OpenPrompt open;
    private final Supplier<Optional<Prompt>> optimized;
    private final Versions versions;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ReadOnlyObjectWrapper<List<PromptChoice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private List<PromptVersion> saved = List.of();
    private Cancellable loading = Cancellable.NONE;
    private boolean watching;

    /// @param optimized the prompt with the accepted edits, if there are proposals for the prompt as it stands
    /// @param changes whatever may change what `optimized` gives
    public OpenPromptChoices(
            OpenPrompt open, Supplier<Optional<Prompt>> optimized, Versions versions, Background background,
            Consumer<? super Throwable> failed, Observable... changes) {
        this.open = open;
        this.optimized = optimized;
        this.versions = versions;
        this.background = background;
        this.failed = failed;
        open.promptProperty().addListener((_, _, _) -> look());
        open.nameProperty().addListener((_, _, _) -> {
            if (watching) {
                refresh();
            }
        });
        for (Observable change : changes) {
            change.addListener(_ -> look());
        }
        choose();
    }

    @Override
    public ObservableValue<List<PromptChoice>> choices() {
        return choices.getReadOnlyProperty();
    }

    @Override
    public void watch(boolean visible) {
        watching = visible;
        if (visible) {
            refresh();
        }
    }

    private void look() {
        if (watching) {
            choose();
        }
    }

    private void refresh() {
        String name = open.nameProperty().get();
        saved = saved.stream().filter(version -> version.name().equals(name.strip())).toList();
        choose();
        loading.cancel();
        loading = background.start(() -> versions.of(name), found -> {
            saved = found;
            choose();
        }, failed);
    }

    private void choose() {
        String name = open.nameProperty().get();
        List<PromptChoice> next = new ArrayList<>();
        next.add(new PromptChoice(PromptChoice.CURRENT, "Prompt as it stands", name, open.prompt()));
        optimized.get().ifPresent(prompt -> next.add(new PromptChoice(PromptChoice.OPTIMIZED, "With accepted edits",
                name + ", with accepted edits", prompt)));
        for (PromptVersion version : saved) {
            String when = DAY.format(version.savedAt().atZone(ZoneId.systemDefault()));
            next.add(new PromptChoice("version-" + version.number(),
                    "Version %d · %s%s".formatted(version.number(), when,
                            version.note().isBlank() ? "" : " · " + version.note()),
                    "%s, version %d".formatted(version.name(), version.number()), version.prompt()));
        }
        choices.set(List.copyOf(next));
    }
}
