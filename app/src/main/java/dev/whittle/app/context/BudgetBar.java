package dev.whittle.app.context;

import atlantafx.base.theme.Styles;
import dev.whittle.app.Figures;
import dev.whittle.app.TypedNumber;
import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The budget as a slider, in tokens and in $ a question; whichever is changed, the others follow.
final class BudgetBar extends HBox {
    private static final int LEAST_SLIDER = 8_000;
    private static final double NEAR_END = 0.95;
    private static final int FAR_FROM_END = 20;
    private final ContextViewModel model;
    private final Slider slider = new Slider(0, LEAST_SLIDER, 2_000);
    private final TextField tokens = field("budget", "Token budget", 6);
    private final TextField usd = field("budget-usd", "Budget in dollars a question", 8);

    BudgetBar(ContextViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("budget-slider");
        slider.setAccessibleText("Token budget");
        slider.setBlockIncrement(50);
        slider.valueProperty().addListener((_, _, value) -> {
            if (slider.isFocused() || slider.isValueChanging()) {
                model.budgetProperty().set(value.intValue());
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        tokens.textProperty().addListener((_, _, typed) -> {
            String digits = typed.strip().replace(",", "");
            if (tokens.isFocused() && digits.matches("[0-9]{1,8}")) {
                model.budgetProperty().set(Integer.parseInt(digits));
            }
        });
        usd.textProperty().addListener((_, _, typed) -> typedUsd(typed));
        usd.setTooltip(new Tooltip("What the context may cost in each question, on the chosen model"));
        Label label = new Label("Budget");
        label.setLabelFor(tokens);
        label.setMinWidth(70);
        Label unit = new Label("tokens =");
        unit.setMinWidth(USE_PREF_SIZE);
        Label question = new Label("a question");
        question.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(label, slider, tokens, unit, usd, question);
        model.budgetProperty().addListener((_, _, _) -> show());
        model.stateProperty().addListener((_, _, _) -> show());
        slider.valueChangingProperty().addListener((_, _, _) -> show());
        for (TextField field : new TextField[]{tokens, usd}) {
            field.focusedProperty().addListener((_, _, _) -> show());
        }
        show();
    }

    private void typedUsd(String typed) {
        if (!usd.isFocused() || typed.isBlank()) {
            return;
        }
        try {
            BigDecimal amount = TypedNumber.amount(typed.replace("$", ""));
            model.budgetProperty().set((int) model.price().tokensFor(amount, most()));
            usd.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        } catch (IllegalArgumentException _) {
            usd.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        }
    }

    private int most() {
        ContextResult result = ContextState.result(model.stateProperty().get());
        long all = result == null ? 0 : result.all() + 100;
        return Math.clamp(all, LEAST_SLIDER, 100_000_000);
    }

    // Several times the budget, so that it can be set finely however much there is; at its end there is more.
    private double range(int value) {
        boolean roomy = slider.getMax() <= most() && value < NEAR_END * slider.getMax()
                && value > slider.getMax() / FAR_FROM_END;
        return roomy || slider.isValueChanging()
                ? Math.max(slider.getMax(), value)
                : Math.max(value, Math.clamp(4L * value, LEAST_SLIDER, most()));
    }

    // A field that is being typed into is left alone.
    private void show() {
        int value = model.budgetProperty().get();
        slider.setMax(range(value));
        if (Math.abs(slider.getValue() - value) >= 1) {
            slider.setValue(value);
        }
        if (!tokens.isFocused() || !tokens.getText().strip().replace(",", "").matches("[0-9]{1,8}")) {
            tokens.setText(Figures.number(value));
        }
        Cost cost = model.price().of(value);
        usd.setDisable(cost instanceof Cost.Unpriced);
        if (!usd.isFocused()) {
            usd.setText(cost instanceof Cost.Priced ? Figures.usd(cost) : Figures.usd(cost).toLowerCase(Locale.ROOT));
            usd.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        }
    }

    private static TextField field(String id, String name, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefColumnCount(columns);
        field.setMinWidth(USE_PREF_SIZE);
        field.getStyleClass().addAll("small", "figures");
        return field;
    }
}
