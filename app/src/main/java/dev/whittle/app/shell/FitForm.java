package dev.whittle.app.shell;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Looks for the cheapest model that fits: what it must offer, and which one it is.
final class FitForm extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final ObjectProperty<Fit> fit;
    private final TextField days = new TextField();

    /// @param capabilities all that the catalog knows of
    FitForm(LadderViewModel model, Set<String> capabilities) {
        super(4);
        fit = model.fitProperty();
        setId("fit");
        CheckBox wanted = new CheckBox("Cheapest that fits");
        wanted.setId("fit-wanted");
        wanted.setMinWidth(USE_PREF_SIZE);
        wanted.setTooltip(new Tooltip("Mark the cheapest model whose limits hold input and output"));
        wanted.setSelected(fit.get().wanted());
        wanted.selectedProperty().addListener((_, _, now) -> fit.set(fit.get().with(now)));
        days.setId("fit-days");
        days.setAccessibleText("Days within which it must not be shut down");
        days.setPrefColumnCount(3);
        days.setText(Integer.toString(fit.get().days()));
        days.getStyleClass().addAll("small", "figures");
        days.textProperty().addListener((_, _, text) -> readDays(text));
        Label kept = new Label("offered for days");
        kept.setLabelFor(days);
        kept.getStyleClass().addAll("text-muted", "text-small");
        MenuButton able = new MenuButton("Must offer");
        able.setId("fit-capabilities");
        able.getStyleClass().add("small");
        for (String capability : new TreeSet<>(capabilities)) {
            CheckMenuItem item = new CheckMenuItem(Fit.words(capability));
            item.setId("fit-" + capability.toLowerCase(Locale.ROOT));
            item.selectedProperty().addListener((_, _, now) -> require(capability, now));
            able.getItems().add(item);
        }
        HBox row = new HBox(8, wanted, kept, days, able);
        row.setAlignment(Pos.CENTER_LEFT);
        Label answer = new Label();
        answer.setId("fit-answer");
        answer.setWrapText(true);
        answer.getStyleClass().add("text-small");
        answer.textProperty().bind(model.fitAnswerProperty());
        answer.visibleProperty().bind(answer.textProperty().isNotEmpty());
        answer.managedProperty().bind(answer.visibleProperty());
        getChildren().setAll(row, answer);
    }

    private void require(String capability, boolean wanted) {
        Set<String> all = new TreeSet<>(fit.get().capabilities());
        if (wanted) {
            all.add(capability);
        } else {
            all.remove(capability);
        }
        fit.set(fit.get().withCapabilities(all));
    }

    private void readDays(String text) {
        try {
            fit.set(fit.get().withDays(Integer.parseInt(text.strip())));
            days.pseudoClassStateChanged(ERROR, false);
            days.setTooltip(new Tooltip(days.getAccessibleText()));
        } catch (NumberFormatException _) {
            bad("\"%s\" is not a whole number; the last one stays in use.".formatted(text.strip()));
        } catch (IllegalArgumentException e) {
            bad(String.valueOf(e.getMessage()));
        }
    }

    private void bad(String why) {
        days.pseudoClassStateChanged(ERROR, true);
        days.setTooltip(new Tooltip(why));
    }
}
