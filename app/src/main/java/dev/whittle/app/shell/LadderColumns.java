package dev.whittle.app.shell;

import dev.whittle.app.control.Hint;
import dev.whittle.catalog.ChatOverhead;
import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.CacheEffect;
import dev.whittle.optimizer.savings.Forecast;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The columns of the ladder and how their cells look.
final class LadderColumns {
    private static final PseudoClass DEARER = PseudoClass.getPseudoClass("dearer");
    private static final PseudoClass CHEAPER = PseudoClass.getPseudoClass("cheaper");

    private LadderColumns() {}

    /// The model's name, with a star that keeps it on top.
    static TableColumn<LadderRow, String> name() {
        TableColumn<LadderRow, String> name = new TableColumn<>("Model");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().model().displayName()));
        name.setCellFactory(_ -> new NameCell());
        name.setMinWidth(110);
        name.setPrefWidth(170);
        return name;
    }

    /// Money.
    static TableColumn<LadderRow, Forecast> cost(String title, double width, Function<Forecast, Cost> cost) {
        return forecast(title, width, Function.identity(),
                Comparator.comparing(forecast -> amount(cost.apply(forecast)),
                        Comparator.nullsLast(Comparator.naturalOrder())),
                forecast -> usd(cost.apply(forecast)), forecast -> switch (cost.apply(forecast)) {
                    case Cost.Priced priced -> "price from %s%s%s%s".formatted(
                            priced.price().source() == null ? "an unnamed source" : priced.price().source(),
                            priced.price().derived() ? "; † follows from a rule, not a price list" : "",
                            forecast.input().exact() ? "" : "; from estimated tokens",
                            forecast.cache() instanceof CacheEffect.Refused(var why) ? "; not cached: " + why : "");
                    case Cost.Unpriced unpriced -> unpriced.reason();
                });
    }

    /// What the chat format adds to the tokens, in words.
    static String overhead(ChatOverhead added) {
        return added.equals(ChatOverhead.NONE)
                ? "What the chat format adds is not published and not part of it"
                : "With %d tokens a message and %d a call for the chat format, as published".formatted(
                        added.perMessage(), added.perRequest());
    }

    private static String usd(Cost cost) {
        return Figures.usd(cost) + (cost instanceof Cost.Priced priced && priced.price().derived() ? " †" : "");
    }

    private static @Nullable BigDecimal amount(Cost cost) {
        return cost instanceof Cost.Priced priced ? priced.usd() : null;
    }

    /// A figure of the forecast.
    static TableColumn<LadderRow, Forecast> forecast(
            String title, double width, Function<Forecast, Forecast> value, Comparator<Forecast> order,
            Function<Forecast, String> text, Function<Forecast, String> hover) {
        TableColumn<LadderRow, Forecast> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> cell.getValue().forecastProperty().map(value));
        column.setComparator(Comparator.nullsLast(order));
        column.setPrefWidth(width);
        column.setMinWidth(width - 4);
        column.getStyleClass().add("figures-column");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Forecast forecast, boolean empty) {
                super.updateItem(forecast, empty);
                setAlignment(Pos.CENTER_RIGHT);
                boolean shown = !empty && forecast != null;
                // Touching the classes makes the cell's styles anew, for each of two hundred cells at each key.
                mark("estimate", shown && !forecast.input().exact());
                mark("over", shown && title.equals("Context") && forecast.contextShare() > 1);
                if (!shown) {
                    setText(empty ? null : "–");
                    Hint.show(this, empty ? null : "Not counted yet");
                    return;
                }
                setText(text.apply(forecast));
                Hint.show(this, hover.apply(forecast));
            }

            private void mark(String styleClass, boolean marked) {
                if (marked != getStyleClass().contains(styleClass)) {
                    if (marked) {
                        getStyleClass().add(styleClass);
                    } else {
                        getStyleClass().remove(styleClass);
                    }
                }
            }
        });
        return column;
    }

    /// A day, short; whole when the mouse is over it.
    ///
    /// @param soon days before it are marked; null marks none
    static TableColumn<LadderRow, LocalDate> date(
            String title, double width, Function<LadderRow, @Nullable LocalDate> date,
            LocalDate today, @Nullable LocalDate soon) {
        TableColumn<LadderRow, LocalDate> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> {
            ObservableValue<LocalDate> value = cell.getValue().forecastProperty().map(_ -> date.apply(cell.getValue()));
            return value;
        });
        column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        column.getStyleClass().add("figures-column");
        column.setPrefWidth(width);
        column.setMinWidth(width - 4);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setAlignment(Pos.CENTER_RIGHT);
                getStyleClass().remove("soon");
                setText(empty ? null : day == null ? "–" : Figures.day(day, today));
                Hint.show(this, empty || day == null ? null : day.toString());
                if (soon != null && !empty && day != null && day.isBefore(soon)) {
                    getStyleClass().add("soon");
                }
            }
        });
        return column;
    }

    /// What changed since the version saved last.
    static final class SinceCell extends TableCell<LadderRow, Since> {
        @Override
        protected void updateItem(Since since, boolean empty) {
            super.updateItem(since, empty);
            setAlignment(Pos.CENTER_RIGHT);
            setText(empty ? null : since == null ? "–" : since.words());
            pseudoClassStateChanged(DEARER, !empty && since != null && since.tokens() > 0);
            pseudoClassStateChanged(CHEAPER, !empty && since != null && since.tokens() < 0);
        }
    }

    private static final class NameCell extends TableCell<LadderRow, String> {
        private final ToggleButton star = new ToggleButton(null, new FontIcon(Feather.STAR));

        NameCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // models of one family differ at the end, by their host
            star.getStyleClass().addAll("button-icon", "flat", "star");
            star.setTooltip(new Tooltip("Keep on top"));
            setGraphic(star);
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            LadderRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(name);
            Model model = row.model();
            star.setAccessibleText("Favourite " + name);
            star.setSelected(row.favouriteProperty().get());
            star.setOnAction(_ -> row.favouriteProperty().set(star.isSelected()));
            setGraphic(star);
            Hint.show(this, "%s%n%s%s".formatted(model.key(),
                    model.lifecycle().status().name().toLowerCase(Locale.ROOT),
                    model.lifecycle().replacement() == null
                            ? ""
                            : ", replaced by " + model.lifecycle().replacement()));
        }
    }
}
