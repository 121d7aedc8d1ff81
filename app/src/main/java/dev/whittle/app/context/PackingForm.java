package dev.whittle.app.context;

import dev.whittle.app.control.Worded;
import dev.whittle.app.workspace.ContextOptions;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// How chunks are ranked and packed.
final class PackingForm extends FlowPane {
    private static final double WIDE = 500;
    private final ContextViewModel model;

    PackingForm(ContextViewModel model) {
        super(10, 6);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setPrefWrapLength(WIDE);
        getChildren().setAll(
                choice("context-granularity", "What is kept or dropped as a whole", Granularity.values(),
                        PackingForm::name, ContextOptions::granularity, this::with),
                choice("context-order", "Order of the kept chunks", Order.values(), PackingForm::name,
                        ContextOptions::order, this::with),
                check("context-meaning", "By meaning", "Rank by embeddings too, made on this machine",
                        ContextOptions::meaning, on -> change(now -> new ContextOptions(on, now.variety(),
                                now.granularity(), now.order(), now.chunking()))),
                check("context-variety", "Variety", "A chunk that is like a better one counts less (MMR)",
                        ContextOptions::variety, on -> change(now -> new ContextOptions(now.meaning(), on,
                                now.granularity(), now.order(), now.chunking()))));
    }

    private void with(Granularity granularity) {
        change(now -> new ContextOptions(now.meaning(), now.variety(), granularity, now.order(), now.chunking()));
    }

    private void with(Order order) {
        change(now -> new ContextOptions(now.meaning(), now.variety(), now.granularity(), order, now.chunking()));
    }

    private void change(UnaryOperator<ContextOptions> changed) {
        model.optionsProperty().set(changed.apply(model.optionsProperty().get()));
    }

    private <T> ChoiceBox<T> choice(String id, String name, T[] values, Function<T, String> words,
            Function<ContextOptions, T> value, Consumer<T> chosen) {
        return choice(model, id, name, values, words, value, chosen);
    }

    /// A choice that follows the options and is followed by them.
    static <T> ChoiceBox<T> choice(ContextViewModel model, String id, String name, T[] values,
            Function<T, String> words, Function<ContextOptions, T> value, Consumer<T> chosen) {
        ChoiceBox<T> box = new ChoiceBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.getStyleClass().add("small");
        box.setPrefWidth(132);
        box.setConverter(new Worded<>(words));
        box.setValue(value.apply(model.optionsProperty().get()));
        model.optionsProperty().addListener((_, _, now) -> box.setValue(value.apply(now)));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null && !now.equals(value.apply(model.optionsProperty().get()))) {
                chosen.accept(now);
            }
        });
        return box;
    }

    private CheckBox check(String id, String title, String hint, Function<ContextOptions, Boolean> value,
            Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox(title);
        box.setId(id);
        box.setTooltip(new Tooltip(hint));
        box.setMinWidth(USE_PREF_SIZE);
        box.setSelected(value.apply(model.optionsProperty().get()));
        model.optionsProperty().addListener((_, _, now) -> box.setSelected(value.apply(now)));
        box.setOnAction(_ -> chosen.accept(box.isSelected()));
        return box;
    }

    private static String name(Granularity granularity) {
        return switch (granularity) {
            case CHUNK -> "Whole chunks";
            case SENTENCE -> "Sentences";
        };
    }

    private static String name(Order order) {
        return switch (order) {
            case BEST_FIRST -> "Best first";
            case BEST_FIRST_AND_LAST -> "Best at both ends";
            case ORIGINAL -> "Original order";
        };
    }
}
