package dev.whittle.app.tokens;

import dev.whittle.app.control.IconButton;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The token view: the tokens on the left, the heaviest lines on the right, what is selected at the foot.
public final class TokensView extends BorderPane {
    private final TokensViewModel model;
    private final TokenCanvas canvas;
    private final Label notice = new Label();
    private final HeavyList heavy;
    private final SplitPane split = new SplitPane();

    /// @param go puts the person's caret at a char of a message as it is sent
    public TokensView(TokensViewModel model, BiConsumer<Integer, Integer> go) {
        this.model = model;
        canvas = new TokenCanvas(model);
        heavy = new HeavyList(model, line -> {
            canvas.reveal(line.part(), line.start());
            go.accept(line.part(), line.start());
        });
        setId("token-view");
        getStyleClass().add("token-view");
        setMinHeight(140);
        notice.setId("token-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("text-muted");
        StackPane centre = new StackPane(canvas, notice);
        centre.getStyleClass().add("token-frame");
        centre.setMinWidth(200);
        split.getItems().setAll(centre);
        setTop(head());
        setCenter(split);
        setBottom(detail());
        model.heatProperty().addListener((_, _, _) -> showHeat());
        model.stateProperty().addListener((_, _, _) -> showState());
        showHeat();
        showState();
    }

    /// Gives the tokens the keyboard.
    public void focusTokens() {
        canvas.requestFocus();
    }

    /// Selects the tokens of a part of a message as it is sent, and brings them into view.
    public void select(int part, int start, int end) {
        model.caret().selectBetween(part, start, end, () -> canvas.reveal(part, start));
    }

    private VBox head() {
        Label title = new Label("Tokens");
        title.getStyleClass().add("title-4");
        title.setMinWidth(USE_PREF_SIZE);
        Label whose = new Label();
        whose.setId("token-encoding");
        whose.getStyleClass().addAll("text-muted", "text-small");
        whose.setMinWidth(0);
        whose.setWrapText(true);
        whose.setMinHeight(USE_PREF_SIZE);
        whose.textProperty().bind(Bindings.createStringBinding(
                () -> model.boundaries().words() + ". Shown as sent, variables filled.", model.stateProperty(),
                model.forecastProperty()));
        ToggleButton marks = toggle("token-marks", "White space", "Mark blanks, tabs, line ends and invisible"
                + " characters", Feather.TYPE);
        marks.selectedProperty().bindBidirectional(model.marksProperty());
        ToggleButton heat = toggle("token-heat", "Heat map", "Tokens of each line, and the heaviest lines",
                Feather.BAR_CHART_2);
        heat.selectedProperty().bindBidirectional(model.heatProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox controls = new HBox(8, title, space, marks, heat, new IconButton("token-close",
                "Hide the token view (Ctrl+T)", Feather.X, () -> model.shownProperty().set(false)).small());
        controls.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(2, controls, whose);
        head.getStyleClass().add("token-head");
        return head;
    }

    private static ToggleButton toggle(String id, String text, String explanation, Ikon icon) {
        ToggleButton toggle = new ToggleButton(text, new FontIcon(icon));
        toggle.setId(id);
        toggle.setTooltip(new Tooltip(explanation));
        toggle.getStyleClass().add("small");
        toggle.setMinWidth(USE_PREF_SIZE);
        return toggle;
    }

    private Node detail() {
        Label words = new Label();
        words.setId("token-detail");
        words.getStyleClass().add("text-small");
        words.setMinWidth(0);
        words.textProperty().bind(Bindings.createStringBinding(() -> {
            TokenCanvas.Hit hit = canvas.hoveredProperty().get();
            String said = hit == null
                    ? model.caret().wordsProperty().get()
                    : TokenWords.token(model.boundaries().encoding(), hit.text(), hit.mark().span());
            return said.isEmpty() ? "Point at a token, or move with the arrow keys; Shift selects several." : said;
        }, canvas.hoveredProperty(), model.caret().wordsProperty()));
        Tooltip all = new Tooltip();
        all.textProperty().bind(words.textProperty());
        words.setTooltip(all);
        words.textProperty().addListener((_, _, text) -> canvas.setAccessibleText(text));
        VBox box = new VBox(words);
        box.getStyleClass().add("token-detail");
        return box;
    }

    private void showHeat() {
        boolean wanted = model.heatProperty().get();
        if (wanted && split.getItems().size() == 1) {
            split.getItems().add(heavy);
            split.setDividerPositions(0.72);
        } else if (!wanted) {
            split.getItems().remove(heavy);
        }
    }

    private void showState() {
        notice.setText(switch (model.stateProperty().get()) {
            case TokensState.Empty _ -> "Write or paste a prompt above; its tokens appear here.";
            case TokensState.Preparing _ -> "Preparing the tokens…";
            case TokensState.Failed(var problem) -> problem.text();
            case TokensState.Hidden _,TokensState.Shown _ -> "";
        });
        notice.setVisible(!notice.getText().isEmpty());
    }
}
