package dev.whittle.app.models;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.UndoKey;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Models and prices screen: every model, every price of the chosen one, import of price lists.
public final class ModelsView extends BorderPane {
    private final ModelsViewModel models;
    private final FilePicker picker;
    private final ImportSheet sheet;
    private final AddModelSheet addSheet;

    public ModelsView(ModelsViewModel models, FilePicker picker) {
        this.models = models;
        this.picker = picker;
        sheet = new ImportSheet(models);
        addSheet = new AddModelSheet(models);
        setId("models-screen");
        getStyleClass().add("screen");
        SplitPane split = new SplitPane(new ModelTable(models), new ModelDetail(models));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.52);
        split.getStyleClass().add("models-split");
        Label unit = new Label("Standard prices in $ a million tokens");
        unit.getStyleClass().addAll("text-muted", "text-small");
        setTop(new VBox(4, head(), unit));
        setCenter(split);
        setBottom(foot());
        UndoKey.on(this, this::undo);
    }

    /// The sheets of an import and of a new model, to stand above everything.
    public List<Node> sheets() {
        return List.of(sheet.node(), addSheet.node());
    }

    /// Asks for a model of the person's own.
    public void addModel() {
        addSheet.open();
    }

    /// Asks for a price list and compares it.
    public void chooseFile() {
        picker.toOpen("Import prices", List.of("json")).stream().findFirst().ifPresent(models::compare);
    }

    private HBox head() {
        Label title = new Label("Models and prices");
        title.getStyleClass().add("title-4");
        title.setMinWidth(USE_PREF_SIZE);
        TextField search = new TextField();
        search.setId("models-search");
        search.setPromptText("Search models");
        search.setAccessibleText("Search models");
        search.textProperty().bindBidirectional(models.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button load = new Button("Import prices…", new FontIcon(Feather.DOWNLOAD));
        load.setId("models-import");
        load.setMinWidth(USE_PREF_SIZE);
        load.setOnAction(_ -> chooseFile());
        Button add = new Button("Add a model…", new FontIcon(Feather.PLUS));
        add.setId("models-add");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> addModel());
        HBox bar = new HBox(10, title, search, add, load);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private HBox foot() {
        Label age = new Label();
        age.setId("models-age");
        age.getStyleClass().addAll("text-muted", "text-small");
        age.setWrapText(true);
        age.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(age, Priority.ALWAYS);
        Button undo = new Button("Undo import", new FontIcon(Feather.CORNER_UP_LEFT));
        undo.setId("models-undo-import");
        undo.getStyleClass().add("small");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> models.undoImport());
        Runnable show = () -> {
            age.setText(models.age());
            undo.setVisible(!models.personalProperty().get().imports().isEmpty());
        };
        models.catalogProperty().addListener((_, _, _) -> show.run());
        show.run();
        HBox bar = new HBox(10, age, undo);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("models-foot");
        return bar;
    }

    private void undo() {
        if (!models.personalProperty().get().imports().isEmpty()) {
            models.undoImport();
        }
    }
}
