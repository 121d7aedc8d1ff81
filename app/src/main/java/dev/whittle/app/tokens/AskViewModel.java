package dev.whittle.app.tokens;

import dev.whittle.app.Figures;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.Server;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.tokenizer.AskedCount;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.work.Background;
import dev.whittle.catalog.Model;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Has the provider of the chosen model count the prompt when the person asks for it; the estimate follows what
/// it says from then on.
public final class AskViewModel {
    private final ObservableValue<Prompt> open;
    private final ObservableValue<Model> chosen;
    private final Servers servers;
    private final TokenizerRegistry registry;
    private final WindowTokenizers tokenizers;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
    private @Nullable Prompt asking;

    private record Answer(long counted, Optional<AskedCount> learnt) {}

    /// @param open the prompt as it stands
    public AskViewModel(ObservableValue<Prompt> open, ObservableValue<Model> chosen, Servers servers,
            TokenizerRegistry registry,
            WindowTokenizers tokenizers, Background background, InstantSource clock) {
        this.open = open;
        this.chosen = chosen;
        this.servers = servers;
        this.registry = registry;
        this.tokenizers = tokenizers;
        this.background = background;
        this.clock = clock;
        chosen.addListener((_, _, _) -> forget());
        open.addListener((_, _, _) -> forget());
        servers.allProperty().addListener((_, _, _) -> forget());
        tokenizers.allProperty().addListener((_, _, _) -> look());
        forget();
    }

    /// Whether the model is estimated and its provider counts when asked.
    ReadOnlyBooleanProperty offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /// Whether it can be asked now.
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// What the provider counted, why it did not, or what asking takes; may be empty.
    ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    /// What asking does, or what it takes.
    String hint() {
        String provider = chosen.getValue().provider();
        return servers.counting(provider)
                .map(server -> "Sends the prompt to %s, which counts it; nothing is generated. The estimate follows its count from then on."
                        .formatted(server.host()))
                .orElseGet(() -> "Takes a connection to %s with a key: add one in Settings.".formatted(provider));
    }

    /// Asks once.
    void ask() {
        Model model = chosen.getValue();
        Prompt prompt = open.getValue();
        Optional<Server> server = servers.counting(model.provider());
        if (server.isEmpty() || !ready.get()) {
            return;
        }
        asking = prompt;
        look();
        says.set("Asking " + server.get().host());
        LanguageModel client = servers.client(server.get());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        background.start(() -> {
            long counted = client.countTokens(new ModelRequest(model.modelId(), prompt.rendered(), Parameters.DEFAULT));
            Optional<AskedCount> learnt = AskedCount.of(model, prompt, server.get().host(), counted, today);
            if (learnt.isPresent()) {
                registry.add(learnt.get());
            }
            return new Answer(counted, learnt);
        }, answer -> ended(model, prompt, () -> {
            says.set("%s counts %s tokens%s.".formatted(server.get().host(), Figures.number(answer.counted()),
                    answer.learnt().map(AskViewModel::off).orElse("")));
            tokenizers.reload();
        }), cause -> ended(model, prompt, () -> says.set(Problem.of(cause).text())));
    }

    private void ended(Model model, Prompt prompt, Runnable tell) {
        asking = null;
        if (model.equals(chosen.getValue()) && prompt.id().equals(open.getValue().id())) {
            tell.run();
        } else {
            tokenizers.reload();
        }
        look();
    }

    private static String off(AskedCount count) {
        return "; the built-in estimate is off by %s".formatted(String.format(Locale.ROOT, "%+.1f %%",
                100.0 * (count.estimated() - count.counted()) / count.counted()));
    }

    private void forget() {
        look();
        says.set(offered.get() && servers.counting(chosen.getValue().provider()).isEmpty() ? hint() : "");
    }

    private void look() {
        Model model = chosen.getValue();
        offered.set(!tokenizers.get(model.tokenizer()).exact() && servers.counts(model.provider()));
        ready.set(offered.get() && asking == null && servers.counting(model.provider()).isPresent()
                && open.getValue().messages().stream().anyMatch(message -> !message.text().isBlank()));
    }
}
