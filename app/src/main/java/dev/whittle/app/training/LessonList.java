package dev.whittle.app.training;

import dev.whittle.app.Figures;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is kept, each with a box to learn from it. Space turns the box of the selected one.
final class LessonList extends VBox {
    private final TrainingViewModel model;

    LessonList(TrainingViewModel model) {
        super(6);
        this.model = model;
        Label title = new Label("Learn from");
        title.getStyleClass().add("section-title");
        ListView<Lesson> list = new ListView<>(model.lessons());
        list.setId("training-lessons");
        list.setAccessibleText("Runs and comparisons to learn from");
        list.setCellFactory(_ -> new LessonCell());
        list.setOnKeyPressed(key -> {
            Lesson selected = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.SPACE && selected != null) {
                model.choose(selected, !model.isChosen(selected));
                list.refresh();
                key.consume();
            }
        });
        title.setLabelFor(list);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, list);
        setMinWidth(220);
        setPadding(new Insets(0, 12, 0, 0));
    }

    private static String about(Lesson lesson) {
        return "%s  ·  %s  ·  %s, %s".formatted(lesson.onCases() ? "Run on cases" : "Side by side",
                Figures.moment(lesson.at()), Figures.counted(lesson.answers(), "answer"),
                lesson.rated() == 0 ? "none rated by you" : Figures.number(lesson.rated()) + " rated by you");
    }

    private final class LessonCell extends ListCell<Lesson> {
        @Override
        protected void updateItem(Lesson lesson, boolean isEmpty) {
            super.updateItem(lesson, isEmpty);
            if (isEmpty || lesson == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            CheckBox box = new CheckBox(lesson.name());
            box.setId("training-lesson-" + (getIndex() + 1));
            box.setSelected(model.isChosen(lesson));
            box.setFocusTraversable(false);
            box.setOnAction(_ -> model.choose(lesson, box.isSelected()));
            Label about = new Label(about(lesson));
            about.getStyleClass().addAll("text-muted", "text-small");
            about.setWrapText(true);
            about.setMinHeight(Region.USE_PREF_SIZE);
            VBox both = new VBox(2, box, about);
            both.setPrefWidth(0);
            both.setPadding(new Insets(4, 0, 4, 0));
            setGraphic(both);
            setAccessibleText("%s, %s, %s".formatted(lesson.name(), about(lesson),
                    box.isSelected() ? "chosen" : "not chosen"));
        }
    }
}
