package dev.whittle.app.compare;

import atlantafx.base.theme.Styles;
import dev.whittle.app.control.WordButton;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the answers: lay them out, tell two apart, vote without names.
final class AnswerBar extends HBox {
    private final CompareViewModel model;

    AnswerBar(CompareViewModel model, Runnable openDiff) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        HBox forms = new HBox();
        forms.setAlignment(Pos.CENTER_LEFT);
        AnswerForm[] all = AnswerForm.values();
        for (AnswerForm form : all) {
            String place = form == all[0]
                    ? Styles.LEFT_PILL
                    : form == all[all.length - 1] ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            forms.getChildren().add(segment(form, group, place));
        }
        WordButton diff = new WordButton("compare-diff", "Differences", Feather.GIT_PULL_REQUEST,
                "Compare two answers word by word", openDiff);
        diff.getStyleClass().add("flat");
        // What differs is shown with the names.
        diff.disableProperty().bind(model.blind().stateProperty()
                .map(now -> now instanceof BlindState.Waiting || now instanceof BlindState.Voting));
        ToggleButton blind = new ToggleButton("Blind vote", new FontIcon(Feather.EYE_OFF));
        blind.setId("compare-blind");
        blind.setTooltip(new Tooltip("Hide which answer is whose, then vote for the best"));
        blind.getStyleClass().add("flat");
        blind.setMinWidth(Region.USE_PREF_SIZE);
        blind.selectedProperty().bindBidirectional(model.blind().onProperty());
        getChildren().setAll(forms, diff, blind);
    }

    private ToggleButton segment(AnswerForm form, ToggleGroup group, String place) {
        ToggleButton button = new ToggleButton(form.title());
        button.setId("compare-form-" + form.id());
        button.setAccessibleText("Answers as " + form.title());
        button.setTooltip(new Tooltip(form.hint()));
        button.setToggleGroup(group);
        button.getStyleClass().add(place);
        button.setSelected(model.answerFormProperty().get() == form);
        model.answerFormProperty().addListener((_, _, now) -> button.setSelected(now == form));
        button.setOnAction(_ -> {
            model.answerFormProperty().set(form);
            button.setSelected(true);
        });
        return button;
    }
}
