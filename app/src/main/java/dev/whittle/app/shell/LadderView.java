package dev.whittle.app.shell;

import dev.whittle.app.prompt.StaleMark;
import dev.whittle.catalog.Cost;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The cost ladder: one row a model, favourites on top, cheapest first until sorted otherwise.
public final class LadderView extends VBox {
    private final LadderViewModel model;

    public LadderView(LadderViewModel model, LocalDate today) {
        super(10);
        this.model = model;
        setId("ladder");
        getStyleClass().add("ladder");
        LadderTable table = new LadderTable(model, today);
        VBox.setVgrow(table, Priority.ALWAYS);
        Set<String> capabilities = model.all().stream().flatMap(row -> row.model().capabilities().stream())
                .collect(Collectors.toSet());
        getChildren().setAll(head(), new WorkloadForm(model.workloadProperty()),
                new SimulatorForm(model.workloadProperty()), new FitForm(model.fit(), capabilities), table, foot());
    }

    private HBox head() {
        Label title = new Label("Cost ladder");
        title.getStyleClass().add("title-4");
        TextField filter = new TextField();
        filter.setId("ladder-filter");
        filter.setPromptText("Filter models");
        filter.setAccessibleText("Filter models");
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        CheckBox retired = new CheckBox("Retired");
        retired.setId("ladder-retired");
        retired.setTooltip(new Tooltip("Show models that no longer answer"));
        retired.selectedProperty().bindBidirectional(model.retiredShownProperty());
        StaleMark stale = new StaleMark("ladder-freshness", this);
        stale.follow(model.freshnessProperty());
        HBox head = new HBox(10, title, stale, badge(), filter, retired);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label foot() {
        Label foot = new Label();
        foot.setId("ladder-foot");
        foot.getStyleClass().addAll("text-muted", "text-small");
        foot.setWrapText(true);
        foot.textProperty().bind(Bindings.createStringBinding(() -> {
            String simulated = SimulatorForm.difference(model.workloadProperty().get());
            return "%d of %d models. ≈ is an estimate with its band on hover. %s.%s".formatted(model.rows().size(),
                    model.models(),
                    simulated.isEmpty()
                            ? "List prices, no caching or batch"
                            : simulated + "; † follows from a rule, not a price list",
                    model.baselineProperty().get() == null ? " Ctrl+S saves a version to compare with." : "");
        }, model.rows(), model.workloadProperty(), model.baselineProperty()));
        return foot;
    }

    private Label badge() {
        Label badge = new Label();
        badge.setId("simulator-badge");
        badge.getStyleClass().add("simulated");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.textProperty().bind(model.workloadProperty().map(SimulatorForm::difference));
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }
}
