package dev.whittle.app.tokens;

import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.tokens.TokensState.Shown;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The tokens of the open prompt as it is sent, for the model the window works for. Laying out, tokenizing
/// what is in view and counting lines happen in the background, and only while the view is shown.
public final class TokensViewModel {
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final String UNCOUNTED = "The prompt is not counted yet.";
    private static final int FEWEST_COLUMNS = 8;

    private record LayoutOrder(Prompt prompt, int columns, boolean marks, @Nullable TokenLayout before) {}

    private record WindowOrder(TokenLayout layout, Boundaries boundaries, int first, int last) {}

    private record HeatOrder(Prompt prompt, Boundaries boundaries, @Nullable HeatMap before) {}

    private final ObservableValue<Prompt> prompt;
    private final ObservableValue<Model> chosen;
    private final ObservableValue<? extends @Nullable Forecast> forecast;
    private final WindowTokenizers tokenizers;
    private final Background background;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BooleanProperty marks = new SimpleBooleanProperty();
    private final BooleanProperty heat = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<TokensState> state = new ReadOnlyObjectWrapper<>(new TokensState.Hidden());
    private final ReadOnlyObjectWrapper<@Nullable TokenWindow> window = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HeatMap> heatMap = new ReadOnlyObjectWrapper<>();
    private final Latest<LayoutOrder, TokenLayout> layouts;
    private final Latest<WindowOrder, TokenWindow> windows;
    private final Latest<HeatOrder, HeatMap> heats;
    private final TokenCaret caret;
    private Cancellable quiet = Cancellable.NONE;
    private int columns;
    private int firstRow;
    private int lastRow;

    /// @param forecast of the chosen model, for what lines cost a month; null while it is not counted
    public TokensViewModel(
            ObservableValue<Prompt> prompt, ObservableValue<Model> chosen,
            ObservableValue<? extends @Nullable Forecast> forecast, WindowTokenizers tokenizers,
            Background background) {
        this.prompt = prompt;
        this.chosen = chosen;
        this.forecast = forecast;
        this.tokenizers = tokenizers;
        this.background = background;
        layouts = new Latest<>(background,
                order -> TokenLayout.of(order.prompt(), order.columns(), order.marks(), order.before()),
                this::laidOut, this::failed);
        windows = new Latest<>(background,
                order -> TokenWindow.of(order.layout(), order.boundaries(), order.first(), order.last()),
                tokens -> whileShown(() -> window.set(tokens)), this::failed);
        heats = new Latest<>(background,
                order -> HeatMap.of(order.prompt(), order.boundaries(), order.before()),
                lines -> whileShown(() -> heatMap.set(lines)), this::failed);
        caret = new TokenCaret(this, background);
        prompt.addListener((_, _, _) -> refresh());
        chosen.addListener((_, _, _) -> refresh());
        tokenizers.allProperty().addListener((_, _, _) -> refresh());
        shown.addListener((_, _, _) -> refresh());
        marks.addListener((_, _, _) -> refresh());
        heat.addListener((_, _, _) -> refreshHeat());
    }

    public BooleanProperty shownProperty() {
        return shown;
    }

    /// Whether white space is marked.
    public BooleanProperty marksProperty() {
        return marks;
    }

    /// Whether the tokens of each line are shown.
    public BooleanProperty heatProperty() {
        return heat;
    }

    public ReadOnlyObjectProperty<TokensState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The newest tokens; perhaps of an older layout while those of the newest are on their way.
    ReadOnlyObjectProperty<@Nullable TokenWindow> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /// The tokens of each line, or null before the first count.
    ReadOnlyObjectProperty<@Nullable HeatMap> heatMapProperty() {
        return heatMap.getReadOnlyProperty();
    }

    /// The tokens the person looks at.
    TokenCaret caret() {
        return caret;
    }

    ObservableValue<? extends @Nullable Forecast> forecastProperty() {
        return forecast;
    }

    Boundaries boundaries() {
        Model model = chosen.getValue();
        return Boundaries.of(model, tokenizers.get(model.tokenizer()));
    }

    /// The view has this many cells in a row.
    void setColumns(int count) {
        int next = Math.max(FEWEST_COLUMNS, count);
        if (next != columns) {
            columns = next;
            refresh();
        }
    }

    /// These rows are in view.
    void lookAt(int first, int last) {
        firstRow = first;
        lastRow = last;
        if (state.get() instanceof Shown(var layout)) {
            TokenWindow known = window.get();
            if (known == null || !known.covers(layout, first, last) || !known.boundaries().equals(boundaries())) {
                int margin = last - first + 1;
                windows.submit(new WindowOrder(layout, boundaries(), first - margin, last + margin));
            }
        }
    }

    /// What tokens of the prompt cost a month: their part of what its input costs.
    Cost month(long tokens) {
        Forecast now = forecast.getValue();
        if (now == null) {
            return new Cost.Unpriced(UNCOUNTED);
        }
        TokenCount input = now.input();
        return switch (now.inputMonth()) {
            case Cost.Unpriced unpriced -> unpriced;
            case Cost.Priced(BigDecimal usd, Price price) -> input.tokens() == 0
                    ? new Cost.Unpriced(UNCOUNTED)
                    : new Cost.Priced(usd.multiply(BigDecimal.valueOf(tokens))
                            .divide(BigDecimal.valueOf(input.tokens()), MathContext.DECIMAL64), price);
        };
    }

    private void refresh() {
        if (!shown.get()) {
            state.set(new TokensState.Hidden());
            window.set(null);
            heatMap.set(null);
            quiet.cancel();
            return;
        }
        if (columns == 0) {
            return; // the view has no size yet and says so once it has one
        }
        if (!(state.get() instanceof Shown)) {
            state.set(new TokensState.Preparing());
        }
        TokenLayout before = state.get() instanceof Shown(var layout) ? layout : null;
        layouts.submit(new LayoutOrder(prompt.getValue(), columns, marks.get(), before));
        refreshHeat();
    }

    private void refreshHeat() {
        quiet.cancel();
        if (shown.get() && heat.get()) {
            quiet = background.later(QUIET,
                    () -> heats.submit(new HeatOrder(prompt.getValue(), boundaries(), heatMap.get())));
        }
    }

    private void laidOut(TokenLayout layout) {
        whileShown(() -> {
            state.set(layout.isEmpty() ? new TokensState.Empty() : new Shown(layout));
            lookAt(firstRow, lastRow);
        });
    }

    // A result that comes after the view was hidden would only be kept in memory.
    private void whileShown(Runnable delivery) {
        if (shown.get()) {
            delivery.run();
        }
    }

    private void failed(Throwable cause) {
        state.set(new TokensState.Failed(Problem.of(cause)));
    }
}
