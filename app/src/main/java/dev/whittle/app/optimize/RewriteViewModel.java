package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.TypedNumber;
import dev.whittle.app.optimize.RewriteOrder.Answer;
import dev.whittle.app.optimize.RewriteOrder.Outlook;
import dev.whittle.app.optimize.RewriteState.Asking;
import dev.whittle.app.optimize.RewriteState.Idle;
import dev.whittle.app.optimize.RewriteState.Refused;
import dev.whittle.app.optimize.RewriteState.Written;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Cost;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ReplyEvent;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Rewriting;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Has a model write a part of the open prompt shorter, when the person asks for it, and hands what passed the
/// guards to the edits. Says before what would be sent, where and for how much.
public final class RewriteViewModel {
    private static final String CHANGED = "The part has changed meanwhile, or stands in the prompt twice, so this cannot take its place; have it written again.";

    private final OpenPrompt open;
    private final OptimizeViewModel optimize;
    private final Pricing pricing;
    private final ModelChoice choice;
    private final WindowTokenizers tokenizers;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<RewritePart>> parts = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable RewritePart> part = new SimpleObjectProperty<>();
    private final StringProperty percent = new SimpleStringProperty("60");
    private final ReadOnlyObjectWrapper<RewriteState> state = new ReadOnlyObjectWrapper<>(new Idle());
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Prompt>> request = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<RewriteOrder, Outlook> looking;
    private Cancellable running = Cancellable.NONE;
    private int asked;

    public RewriteViewModel(OpenPrompt open, OptimizeViewModel optimize, Pricing pricing, ModelChoice choice,
            WindowTokenizers tokenizers, Background background) {
        this.open = open;
        this.optimize = optimize;
        this.pricing = pricing;
        this.choice = choice;
        this.tokenizers = tokenizers;
        this.background = background;
        looking = new Latest<>(background, RewriteOrder::outlook, this::show,
                cause -> says.set(Problem.of(cause).text()));
        optimize.summaryProperty().addListener((_, _, sums) -> find(sums));
        part.addListener((_, _, _) -> look());
        percent.addListener((_, _, _) -> look());
        choice.connectionProperty().addListener((_, _, _) -> look());
        choice.modelProperty().addListener((_, _, _) -> look());
        choice.servers().allProperty().addListener((_, _, _) -> {
            choice.reconnect();
            look();
        });
        choice.reconnect();
        find(optimize.summaryProperty().get());
    }

    ModelChoice choice() {
        return choice;
    }

    /// The messages of the prompt and their sections.
    ReadOnlyObjectProperty<List<RewritePart>> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable RewritePart> partProperty() {
        return part;
    }

    /// The text of the chosen part; empty while there is none.
    String partText() {
        RewritePart chosen = part.get();
        return chosen == null || partsNow().isEmpty() ? "" : chosen.part().in(open.prompt());
    }

    /// How many percent of its tokens the part should have then.
    StringProperty percentProperty() {
        return percent;
    }

    ReadOnlyObjectProperty<RewriteState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What would be sent, where and for how much, or what is missing.
    ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    /// What is sent word for word if it is asked for now; empty while something is missing.
    ReadOnlyObjectProperty<Optional<Prompt>> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /// Asks the model.
    void write() {
        Optional<RewriteOrder> order = order();
        if (order.isEmpty() || request.get().isEmpty() || state.get() instanceof Asking) {
            return;
        }
        RewriteOrder now = order.get();
        int number = ++asked;
        AtomicLong came = new AtomicLong();
        LanguageModel client = choice.servers().client(choice.server().orElseThrow());
        state.set(new Asking(0));
        running = background.start(() -> now.ask(client, event -> {
            if (event instanceof ReplyEvent.Text(String text)) {
                long characters = came.addAndGet(text.length());
                background.onWindow(() -> {
                    if (number == asked && state.get() instanceof Asking) {
                        state.set(new Asking(characters));
                    }
                });
            }
        }), answer -> state.set(ended(answer)),
                cause -> state.set(new Refused("", Problem.of(cause).text())));
    }

    /// Calls the provider off.
    public void stop() {
        if (state.get() instanceof Asking) {
            asked++;
            running.cancel();
            state.set(new Refused("",
                    "Stopped; the prompt is as it was. What the provider bills for a part of an answer is not known."));
        }
    }

    /// Hands the shorter text to the edits, where it is decided on like any other.
    void propose() {
        if (state.get() instanceof Written written) {
            state.set(optimize.add(written.proposed().edit(), written.before())
                    ? new Idle()
                    : new Refused(written.proposed().edit().replacement(), CHANGED));
        }
    }

    private RewriteState ended(Answer answer) {
        Cost cost = answer.rewriting().cost();
        String paid = cost instanceof Cost.Priced ? " Asking cost %s.".formatted(Figures.usd(cost)) : "";
        return switch (answer.rewriting().result()) {
            case Rewriting.Unanswered(String why) -> new Refused("", why + paid);
            case Rewriting.Rejected(String text, var _, String why) -> new Refused(text, why + paid);
            case Rewriting.Proposed proposed -> {
                Ledger ledger = answer.ledger().orElseThrow();
                long saved = ledger.before().tokens() - ledger.after().tokens();
                String before = answer.order().part().part().in(answer.order().prompt());
                boolean stands = open.prompt().messages().stream().anyMatch(one -> one.text().contains(before));
                yield !stands
                        ? new Refused(proposed.edit().replacement(), CHANGED + paid)
                        : saved <= 0
                                ? new Refused(proposed.edit().replacement(),
                                        "A guard turned down what the model wrote, or it saves nothing in its place."
                                                + paid)
                                : new Written(before, proposed,
                                        "%s → %s tokens of the part; %s.".formatted(
                                                Figures.number(proposed.tokensBefore()),
                                                Figures.number(proposed.tokensAfter()),
                                                RewriteAccount.of(pricing.catalog().getValue(),
                                                        pricing.model().getValue(),
                                                        pricing.workload().getValue(), pricing.clock().instant(),
                                                        ledger.before(), saved, cost).text()));
            }
        };
    }

    private void find(@Nullable Summary sums) {
        List<RewritePart> found = sums == null ? List.of() : RewritePart.of(sums.ledger().original(), sums.sections());
        RewritePart before = part.get();
        if (!found.equals(parts.get())) {
            parts.set(found);
            part.set(found.stream().filter(one -> before != null && one.title().equals(before.title())).findFirst()
                    .or(() -> found.stream().findFirst()).orElse(null));
        }
        look();
    }

    private Optional<RewriteOrder> order() {
        RewritePart chosen = part.get();
        return chosen == null || !problem().isEmpty()
                ? Optional.empty()
                : Optional.of(new RewriteOrder(open.prompt(), chosen, TypedNumber.amount(percent.get()),
                        tokenizers.get(pricing.model().getValue().tokenizer()), choice.target(),
                        pricing.catalog().getValue(), pricing.clock().instant()));
    }

    private String problem() {
        if (part.get() == null || !parts.get().equals(partsNow())) {
            return "Write or open a prompt first; its messages and sections appear here.";
        }
        if (choice.servers().all().isEmpty()) {
            return "A model that writes takes a connection: add one in Settings. Nothing is sent until you ask.";
        }
        if (!choice.problem().isEmpty()) {
            return choice.problem();
        }
        try {
            BigDecimal typed = TypedNumber.amount(percent.get());
            return typed.signum() > 0 && typed.compareTo(BigDecimal.valueOf(100)) < 0
                    ? ""
                    : "How long it should be is a share of now: more than 0 and less than 100 percent.";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    // The sums of a prompt that has changed since name other places than it has now.
    private List<RewritePart> partsNow() {
        Summary sums = optimize.summaryProperty().get();
        return sums != null && sums.ledger().original().equals(open.prompt()) ? parts.get() : List.of();
    }

    private void look() {
        String problem = problem();
        Optional<RewriteOrder> order = order();
        if (order.isEmpty()) {
            request.set(Optional.empty());
            says.set(problem);
            return;
        }
        looking.submit(order.get());
    }

    private void show(Outlook outlook) {
        if (order().isPresent()) {
            request.set(outlook.request());
            says.set(outlook.says());
        }
    }
}
