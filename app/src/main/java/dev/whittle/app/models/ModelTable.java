package dev.whittle.app.models;

import dev.whittle.app.control.Hint;
import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// All models that match, with the standard price of this moment.
final class ModelTable extends TableView<Model> {
    private final ModelsViewModel models;

    ModelTable(ModelsViewModel models) {
        this.models = models;
        setId("models-table");
        setAccessibleText("Models and prices");
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(new Label("No model has all these words in its name."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("Model", 170, Model::displayName, Function.identity(), false));
        getColumns().add(column("Provider", 76, Model::provider, Function.identity(), false));
        getColumns().add(rate("Input", price -> price.rates().input()));
        getColumns().add(rate("Output", price -> price.rates().output()));
        getColumns().add(rate("Cached", price -> price.rates().cacheRead()));
        getColumns().add(column("Context", 84, model -> model.limits().contextWindow(), Figures::number, true));
        getColumns().add(column("Price of", 142,
                model -> models.price(model).map(PriceText::origin).orElse("unpriced"), Function.identity(), false));
        getColumns().add(column("Retires", 84, model -> Objects.toString(model.lifecycle().shutdownOn(), "–"),
                Function.identity(), false));
        SortedList<Model> sorted = new SortedList<>(models.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().selectedItemProperty().addListener((_, _, model) -> {
            if (model != null) {
                models.chosenProperty().set(model);
            }
        });
        models.rows().addListener((ListChangeListener<Model>) _ -> selectChosen());
        models.chosenProperty().addListener((_, _, _) -> selectChosen());
        selectChosen();
    }

    private void selectChosen() {
        @Nullable
        Model chosen = models.chosenProperty().get();
        if (chosen != null && !chosen.equals(getSelectionModel().getSelectedItem()) && getItems().contains(chosen)) {
            getSelectionModel().select(chosen);
        }
    }

    private TableColumn<Model, BigDecimal> rate(String title, Function<Price, @Nullable BigDecimal> rate) {
        TableColumn<Model, BigDecimal> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                models.price(cell.getValue()).map(rate).orElse(null)));
        column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        return shown(column, 68, PriceText::rate, true);
    }

    private static <T extends Comparable<T>> TableColumn<Model, T> column(
            String title, double width, Function<Model, T> value, Function<T, String> text, boolean figure) {
        TableColumn<Model, T> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return shown(column, width, text, figure);
    }

    private static <T> TableColumn<Model, T> shown(
            TableColumn<Model, T> column, double width, Function<T, String> text, boolean figure) {
        if (figure) {
            column.getStyleClass().add("figures-column");
        }
        column.setPrefWidth(width);
        column.setMinWidth(figure ? width - 10 : 60);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T value, boolean empty) {
                super.updateItem(value, empty);
                setAlignment(figure ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                String shown = empty ? null : value == null ? "–" : text.apply(value);
                setText(shown);
                Hint.show(this, figure ? null : shown);
            }
        });
        return column;
    }
}
