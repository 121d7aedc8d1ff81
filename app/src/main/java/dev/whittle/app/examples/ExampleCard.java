package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.app.control.IconButton;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.Format;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One example: input, output, what it costs, and buttons that correct its borders.
final class ExampleCard extends ListCell<Integer> {
    private static final int MOST = 600;
    private static final int SCROLL_BAR = 14;

    private final ExamplesViewModel model;
    private final Label number = new Label();
    private final Label cost = new Label();
    private final Label input = text("example-input");
    private final Label output = text("example-output");
    private final HBox tools;
    private final VBox card;

    ExampleCard(ExamplesViewModel model) {
        this.model = model;
        number.getStyleClass().add("example-number");
        cost.getStyleClass().addAll("text-muted", "text-small");
        Button up = tool("start-up", Feather.CHEVRONS_UP, "Start a line earlier", () -> model.moveStart(place(), -1));
        Button down = tool("start-down", Feather.CHEVRON_DOWN, "Start a line later", () -> model.moveStart(place(), 1));
        Button shorter = tool("end-up", Feather.CHEVRON_UP, "End a line earlier", () -> model.moveEnd(place(), -1));
        Button longer = tool("end-down", Feather.CHEVRONS_DOWN, "End a line later", () -> model.moveEnd(place(), 1));
        Button drop = tool("drop", Feather.X, "This is no example", () -> model.drop(place()));
        tools = new HBox(2, up, down, shorter, longer, drop);
        card = new VBox(4, number, cost, caption("Input"), input, caption("Output"), output, tools);
        card.getStyleClass().add("example-card");
        setText(null);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
        super.updateItem(index, empty);
        boolean there = !empty && index != null
                && model.stateProperty().get() instanceof ExamplesState.Ready(Found found)
                && index < found.set().size();
        setGraphic(there ? card : null);
        if (there && model.stateProperty().get() instanceof ExamplesState.Ready(Found found) && index != null) {
            show(found, index);
        }
    }

    /// The card is as wide as the list, and so high as its lines need then.
    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + card.prefHeight(cardWidth()) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        card.setPrefWidth(cardWidth());
        card.setMaxWidth(cardWidth());
        super.layoutChildren();
    }

    private double cardWidth() {
        // Before a card is laid out the first time it has no width, and would be as high as its text a word a line.
        double width = getWidth() > 0 || getListView() == null ? getWidth() : getListView().getWidth() - SCROLL_BAR;
        return width - snappedLeftInset() - snappedRightInset();
    }

    private void show(Found found, int index) {
        Example example = found.set().examples().get(index);
        number.setText("Example " + (index + 1));
        cost.setText("%s tokens, %s a month".formatted(Figures.tokens(found.tokens().get(index)),
                Figures.usd(model.aMonth(found.tokens().get(index)))));
        input.setText(brief(example.input()));
        output.setText(brief(example.output()));
        tools.setVisible(found.set().format() != Format.MESSAGES);
        setAccessibleText("Example %d, %s. Input: %s. Output: %s".formatted(index + 1, cost.getText(), input.getText(),
                output.getText()));
        setId("example-" + (index + 1));
    }

    private int place() {
        return getItem();
    }

    private static String brief(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + " …";
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }

    private static Label text(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private static Button tool(String id, Feather icon, String what, Runnable action) {
        return new IconButton("example-" + id, what, icon, action).small();
    }
}
