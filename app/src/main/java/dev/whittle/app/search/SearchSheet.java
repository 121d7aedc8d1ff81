package dev.whittle.app.search;

import dev.whittle.app.Figures;
import dev.whittle.app.control.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Searching everything: words on top, the hits below, of all kinds or of one. Enter opens.
public final class SearchSheet {
    private final SearchViewModel model;
    private final Sheet sheet = new Sheet("search", "Search everything", 900, 640);
    private final TextField words = new TextField();
    private final FlowPane kinds = new FlowPane(6, 6);
    private final ListView<Hit> list = new ListView<>();
    private final Label empty = new Label();
    private final Label hint = new Label();

    public SearchSheet(SearchViewModel model) {
        this.model = model;
        words.setId("search-words");
        words.setPromptText("Words in prompts, versions, notes, experiments, cases and answers");
        words.setAccessibleText("Words to search for");
        words.textProperty().bindBidirectional(model.wordsProperty());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        kinds.setId("search-kinds");
        list.setId("search-hits");
        list.setAccessibleText("Hits");
        list.setCellFactory(_ -> new HitCell(model::wanted));
        empty.setId("search-empty");
        empty.setWrapText(true);
        empty.setMaxWidth(460);
        empty.setTextAlignment(TextAlignment.CENTER);
        list.setPlaceholder(empty);
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected();
                key.consume();
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                openSelected();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        hint.setId("search-hint");
        hint.getStyleClass().addAll("text-muted", "text-small");
        sheet.add(words, kinds, list, hint);
        model.stateProperty().addListener((_, _, now) -> show(now));
        model.kindProperty().addListener((_, _, _) -> showHits());
        show(model.stateProperty().get());
    }

    public Node node() {
        return sheet;
    }

    /// Shows the sheet, with the words of last time.
    public void open() {
        model.search();
        sheet.show();
        words.requestFocus();
        words.selectAll();
    }

    private void typed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> {
                openSelected();
                key.consume();
            }
            case DOWN, UP -> {
                if (key.getCode() == KeyCode.DOWN) {
                    list.getSelectionModel().selectNext();
                } else {
                    list.getSelectionModel().selectPrevious();
                }
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
                key.consume();
            }
            default -> {
            }
        }
    }

    private void openSelected() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            sheet.hide();
            model.open(hit);
        }
    }

    private void show(SearchState state) {
        empty.setText(switch (state) {
            case SearchState.Searching _ -> "Searching";
            case SearchState.Failed(String sentence) -> sentence;
            case SearchState.Shown(String wanted, List<Hit> _) when wanted.isBlank() ->
                "No prompt is saved yet. Ctrl+S saves a version of the open one.";
            case SearchState.Shown _ -> "Nothing saved has all these words.";
        });
        hint.setText(model.cutShort()
                ? "Only %s hits are shown, of every kind the newest; one more word finds fewer. Enter opens, Esc closes."
                        .formatted(Figures.number(SearchViewModel.MOST))
                : "Enter opens, the arrow keys choose, Esc closes. A word may be the beginning of one.");
        showKinds();
        showHits();
    }

    private void showKinds() {
        Map<Kind, Long> counts = model.counts();
        ToggleGroup group = new ToggleGroup();
        kinds.getChildren().clear();
        if (counts.size() > 1) {
            kinds.getChildren().add(kind(group, null, counts.values().stream().mapToLong(Long::longValue).sum()));
            for (Kind each : Kind.values()) {
                if (counts.containsKey(each)) {
                    kinds.getChildren().add(kind(group, each, counts.get(each)));
                }
            }
        }
        kinds.setVisible(counts.size() > 1);
        kinds.setManaged(counts.size() > 1);
    }

    private ToggleButton kind(ToggleGroup group, @Nullable Kind kind, long count) {
        ToggleButton button = new ToggleButton((kind == null ? "All" : kind.many()) + "  " + Figures.number(count));
        button.setId("search-kind-" + (kind == null ? "all" : kind.name().toLowerCase(Locale.ROOT)));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(kind == model.kindProperty().get());
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.kindProperty().set(kind);
        });
        return button;
    }

    private void showHits() {
        list.getItems().setAll(model.visible());
        list.getSelectionModel().selectFirst();
    }
}
