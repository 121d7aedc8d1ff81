package dev.whittle.app.matrix;

import dev.whittle.app.compare.ColumnViewModel;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.Inputs;
import dev.whittle.optimizer.experiment.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card a column: what it is, and what it came to.
final class CardsView extends HBox {
    private final MatrixViewModel model;

    CardsView(MatrixViewModel model) {
        super(8);
        this.model = model;
        setId("matrix-cards");
        model.summaryProperty().addListener((_, _, _) -> show());
        model.compare().columns().addListener((ListChangeListener<ColumnViewModel>) _ -> follow());
        follow();
    }

    private void follow() {
        model.compare().columns().forEach(column -> column.inputsProperty().addListener((_, _, _) -> show()));
        show();
    }

    private void show() {
        List<ColumnCard> cards = model.summaryProperty().get().cards();
        List<VBox> shown = new ArrayList<>();
        if (cards.isEmpty()) {
            model.compare().columns().forEach(column -> shown.add(planned(column)));
        } else {
            cards.forEach(card -> shown.add(done(card)));
        }
        shown.forEach(card -> {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(shown.size() > 3 ? 170 : shown.size() > 2 ? 230 : 300);
        });
        getChildren().setAll(shown);
    }

    private VBox planned(ColumnViewModel column) {
        String label = column.labelProperty().get();
        VBox card = switch (column.inputsProperty().get()) {
            case Inputs.Ready(Column what, var _) -> card(label, names(what));
            case Inputs.Unready(String sentence) -> card(label, sentence);
        };
        Hyperlink change = new Hyperlink("Change…");
        change.setId("matrix-card-%s-change".formatted(label.toLowerCase(Locale.ROOT)));
        change.setAccessibleText("Change column " + label);
        change.setOnAction(_ -> model.compare().modeProperty().set(CompareMode.COLUMNS));
        card.getChildren().add(change);
        return card;
    }

    private static VBox done(ColumnCard card) {
        String label = card.column().label();
        VBox box = card(label, names(card.column()));
        VBox figures = new VBox(2);
        for (ColumnCard.Figure figure : card.figures()) {
            Label name = new Label(figure.name());
            name.getStyleClass().addAll("text-muted", "text-small");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(figure.value());
            value.setId("matrix-card-%s-%s".formatted(label.toLowerCase(Locale.ROOT), figure.id()));
            value.setTooltip(new Tooltip(figure.hint()));
            value.getStyleClass().add("text-small");
            value.setWrapText(true);
            value.maxWidthProperty().bind(figures.widthProperty());
            // In a narrow card the figure stands below its name.
            figures.getChildren().add(new FlowPane(8, 0, name, value));
        }
        box.getChildren().add(figures);
        if (!card.verdict().isEmpty()) {
            Label verdict = new Label(card.verdict());
            verdict.setId("matrix-card-%s-verdict".formatted(label.toLowerCase(Locale.ROOT)));
            verdict.setWrapText(true);
            verdict.setMinHeight(Region.USE_PREF_SIZE);
            verdict.getStyleClass().addAll("text-small", "verdict-" + card.tone().name().toLowerCase(Locale.ROOT));
            box.getChildren().add(verdict);
        }
        return box;
    }

    private static VBox card(String label, String words) {
        Label letter = new Label(label);
        letter.getStyleClass().add("column-letter");
        letter.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(words);
        what.setId("matrix-card-%s-what".formatted(label.toLowerCase(Locale.ROOT)));
        what.setTooltip(new Tooltip(words));
        what.setWrapText(true);
        what.setMaxHeight(38);
        HBox head = new HBox(8, letter, what);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(4, head);
        card.setMinWidth(130);
        card.getStyleClass().add("matrix-card");
        return card;
    }

    private static String names(Column column) {
        return "%s · %s".formatted(column.target().displayName(), column.promptName());
    }
}
