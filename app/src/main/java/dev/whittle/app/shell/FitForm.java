package dev.whittle.app.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final CheckBox wanted = new CheckBox("Cheapest that fits");
    private final TextField days = new TextField();
    private final Map<String, CheckMenuItem> able = new TreeMap<>();
    private boolean showing;

    /// @param capabilities all that the catalog knows of
    FitForm(FitSearch search, Set<String> capabilities) {
        super(4);
        fit = search.askedProperty();
        setId("fit");
        wanted.setId("fit-wanted");
        wanted.setMinWidth(USE_PREF_SIZE);
        wanted.setTooltip(new Tooltip("Mark the cheapest model whose limits hold input and output"));
        wanted.selectedProperty().addListener((_, _, now) -> set(fit.get().with(now)));
        days.setId("fit-days");
        days.setAccessibleText("Days a model must stay available at least");
        days.setPrefColumnCount(3);
        days.getStyleClass().addAll("small", "figures");
        days.textProperty().addListener((_, _, text) -> readDays(text));
        Label available = muted("available for at least");
        available.setLabelFor(days);
        MenuButton offer = new MenuButton("Must offer");
        offer.setId("fit-capabilities");
        offer.getStyleClass().add("small");
        offer.setMinWidth(USE_PREF_SIZE);
        for (String capability : new TreeSet<>(capabilities)) {
            CheckMenuItem item = new CheckMenuItem(Fit.words(capability));
            item.setId("fit-" + capability.toLowerCase(Locale.ROOT));
            item.selectedProperty().addListener((_, _, now) -> require(capability, now));
            able.put(capability, item);
            offer.getItems().add(item);
        }
        HBox row = new HBox(6, wanted, available, days, muted("days"), offer);
        row.setAlignment(Pos.CENTER_LEFT);
        Label answer = new Label();
        answer.setId("fit-answer");
        answer.setWrapText(true);
        answer.getStyleClass().add("text-small");
        answer.textProperty().bind(search.answerProperty());
        answer.visibleProperty().bind(answer.textProperty().isNotEmpty());
        answer.managedProperty().bind(answer.visibleProperty());
        getChildren().setAll(row, answer);
        fit.addListener((_, _, _) -> show());
        show();
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }

    private void show() {
        Fit now = fit.get();
        showing = true;
        wanted.setSelected(now.wanted());
        // What is being typed stays as it is, such as "09".
        if (!days.isFocused()) {
            days.setText(Integer.toString(now.days()));
        }
        able.forEach((capability, item) -> item.setSelected(now.capabilities().contains(capability)));
        showing = false;
    }

    private void set(Fit next) {
        if (!showing) {
            fit.set(next);
        }
    }

    private void require(String capability, boolean wanted) {
        Set<String> all = new TreeSet<>(fit.get().capabilities());
        if (wanted) {
            all.add(capability);
        } else {
            all.remove(capability);
        }
        set(fit.get().withCapabilities(all));
    }

    private void readDays(String text) {
        try {
            set(fit.get().withDays(Integer.parseInt(text.strip())));
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
