package dev.whittle.app.optimize;

import dev.whittle.app.TypedNumber;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.AnswerLimit;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Asks for answers of at most so many words, priced by the lengths of the answers in the saved experiments of
/// the chosen model, or by the output the workload expects.
public final class AnswerViewModel {
    private final OpenPrompt open;
    private final OptimizeViewModel optimize;
    private final Pricing pricing;
    private final Source source;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
    private List<Long> observed = List.of();
    private long limit;

    /// Where the lengths of answers come from; blocks, and is never called on the window's thread.
    public interface Source {
        List<Long> lengths(Model model) throws Exception;
    }

    public AnswerViewModel(OpenPrompt open, OptimizeViewModel optimize, Pricing pricing, Source source,
            Background background, Consumer<? super Throwable> failed) {
        this.open = open;
        this.optimize = optimize;
        this.pricing = pricing;
        this.source = source;
        this.background = background;
        this.failed = failed;
        words.addListener((_, _, _) -> compute());
        optimize.summaryProperty().addListener((_, _, _) -> compute());
        pricing.workload().addListener((_, _, _) -> compute());
        pricing.model().addListener((_, _, _) -> load());
        compute();
    }

    StringProperty wordsProperty() {
        return words;
    }

    /// What the limit is worth, or what to type.
    ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    /// Fetches the lengths of answers; called when they are looked at.
    void load() {
        Model model = pricing.model().getValue();
        background.start(() -> source.lengths(model), found -> {
            if (model.equals(pricing.model().getValue())) {
                observed = found;
                compute();
            }
        }, failed);
    }

    /// Whether there is a limit that can be put into the prompt.
    boolean ready() {
        return limit > 0 && !open.prompt().messages().isEmpty();
    }

    /// Puts the sentence at the end of the system message, else of the last one, as one step that undo takes
    /// back.
    void add() {
        if (ready()) {
            Prompt prompt = open.prompt();
            int system = prompt.messages().stream().map(Message::role).toList().indexOf(Role.SYSTEM);
            int at = system >= 0 ? system : prompt.messages().size() - 1;
            String text = prompt.messages().get(at).text().stripTrailing();
            String gap = text.isEmpty() ? "" : text.contains("\n") ? "\n\n" : " ";
            open.replace(prompt.withText(at, text + gap + AnswerLimit.instruction(limit)));
        }
    }

    private void compute() {
        limit = 0;
        Summary sums = optimize.summaryProperty().get();
        if (sums == null || words.get().isBlank()) {
            says.set("Type how many words an answer may have to see what that adds to the input and saves in output.");
            return;
        }
        try {
            says.set(String.join(" ", advice(sums).sentences()));
        } catch (IllegalArgumentException e) {
            limit = 0;
            says.set(String.valueOf(e.getMessage()));
        }
    }

    private AnswerAdvice advice(Summary sums) {
        Workload workload = pricing.workload().getValue();
        BigDecimal typed = TypedNumber.amount(words.get().replace(",", ""));
        AnswerLimit asked = AnswerAdvice.limit(typed.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue(), observed,
                workload, sums.ledger().counter());
        AnswerAdvice advice = AnswerAdvice.of(asked, sums.after().tokens(), pricing.catalog().getValue(),
                pricing.model().getValue(), workload, pricing.clock().instant());
        limit = asked.words();
        return advice;
    }
}
