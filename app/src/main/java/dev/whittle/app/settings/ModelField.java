package dev.whittle.app.settings;

import dev.whittle.app.control.IconButton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;

/// Where a model is chosen: any id can be typed, those that are known are suggested while typing and all of
/// them by the arrow. A combo box would not do: with the 300 ids of some servers it cannot be searched.
public final class ModelField extends HBox {
    private final ModelChoice choice;
    private final TextField field = new TextField();
    private final AutoCompletionBinding<String> suggestions;
    private final IconButton arrow;
    private final IconButton load;
    private boolean all;

    public ModelField(ModelChoice choice) {
        super(2);
        this.choice = choice;
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText("Model");
        field.textProperty().bindBidirectional(choice.modelProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(60);
        suggestions = TextFields.bindAutoCompletion(field, request -> suggest(request.getUserText()));
        suggestions.setVisibleRowCount(12);
        suggestions.setDelay(0);
        arrow = new IconButton("", "All models (Down)", Feather.CHEVRON_DOWN, this::showAll).small();
        load = new IconButton("", "Ask the server which models it has", Feather.DOWNLOAD_CLOUD, this::load).small();
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN) {
                showAll();
                key.consume();
            }
        });
        getChildren().setAll(field, arrow, load);
    }

    /// @param prefix of the ids, such as `column-1`
    /// @param whose such as `Model of column A`
    public void setIds(String prefix, String whose) {
        field.setId(prefix + "-model");
        field.setAccessibleText(whose);
        arrow.setId(prefix + "-models");
        load.setId(prefix + "-load-models");
    }

    public TextField field() {
        return field;
    }

    private List<String> suggest(String typed) {
        if (all) {
            all = false;
            return choice.suggestions();
        }
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        List<String> found = choice.suggestions().stream()
                .filter(id -> Arrays.stream(words).allMatch(id.toLowerCase(Locale.ROOT)::contains)).toList();
        return found.equals(List.of(typed)) ? List.of() : found;
    }

    private void showAll() {
        field.requestFocus();
        all = true;
        suggestions.setUserInput(" ");
    }

    private void load() {
        load.setDisable(true);
        choice.listModels(() -> {
            load.setDisable(false);
            if (choice.noticeProperty().get().isEmpty()) {
                showAll();
            }
        });
    }
}
