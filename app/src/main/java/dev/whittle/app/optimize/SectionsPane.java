package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.control.Bar;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.optimizer.pass.SectionPass;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What each section weighs in tokens and dollars, and which of them stay: names to keep or to drop, with the
/// text of what goes below.
final class SectionsPane extends BorderPane {
    private final OptimizeViewModel model;
    private final TableView<Row> table = new TableView<>();
    private final TextArea preview = new TextArea();
    private final Label says = new Label();
    private long most;

    /// A section and what the ledger does to it.
    private record Row(Section section, String name, Fate fate, String text) {}

    private enum Fate {
        STAYS("stays"), PROPOSED("proposed to go"), GOES("goes");

        private final String words;

        Fate(String words) {
            this.words = words;
        }
    }

    SectionsPane(OptimizeViewModel model) {
        this.model = model;
        setId("sections-pane");
        getStyleClass().add("optimize-pane");
        table.setId("sections-table");
        table.setAccessibleText("Sections with their tokens and dollars a month");
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Section", 280, Row::name, false));
        table.getColumns().add(column("Tokens", 70, row -> Figures.number(row.section().tokens()), true));
        table.getColumns().add(column("$ / month", 90, row -> Figures.usd(model.month(row.section().tokens())), true));
        table.getColumns().add(heat());
        table.getColumns().add(column("Then", 110, row -> row.fate().words, false));
        table.setRowFactory(_ -> new GoingRow());
        table.setPlaceholder(new Label("The prompt has no text yet."));
        preview.setId("section-text");
        preview.setAccessibleText("Text of the selected section");
        preview.setPromptText("Select a section to read its text.");
        preview.setEditable(false);
        preview.setWrapText(true);
        preview.getStyleClass().add("message-area");
        table.getSelectionModel().selectedItemProperty()
                .addListener((_, _, row) -> preview.setText(row == null ? "" : row.text()));
        says.setId("sections-note");
        says.setWrapText(true);
        says.getStyleClass().add("text-muted");
        setTop(new VBox(8, names(), says));
        SplitPane split = new SplitPane(table, preview);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        BorderPane.setMargin(split, new Insets(10, 0, 0, 0));
        setCenter(split);
    }

    private GridPane names() {
        TextField keep = field("keep-sections", "Headings to keep; all others go", model.wanted().keepProperty());
        TextField drop = field("drop-sections", "Headings to drop; \"tables\" drops tables",
                model.wanted().dropProperty());
        GridPane names = new GridPane(8, 6);
        names.addRow(0, label("Keep only", keep), keep,
                button("keep-section", "Keep selected", model.wanted().keepProperty()));
        names.addRow(1, label("Drop", drop), drop,
                button("drop-section", "Drop selected", model.wanted().dropProperty()));
        return names;
    }

    private static TextField field(String id, String hint, StringProperty names) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(hint);
        field.setAccessibleText(hint);
        field.setTooltip(new Tooltip(hint + ", separated by commas"));
        field.textProperty().bindBidirectional(names);
        field.setMinWidth(60);
        GridPane.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node label(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Button button(String id, String text, StringProperty names) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().map(
                row -> row.section().title().isEmpty()).orElse(true));
        button.setOnAction(_ -> {
            // A comma parts names, and names are told apart by their words alone.
            String name = table.getSelectionModel().getSelectedItem().section().title().replace(',', ' ');
            names.set(names.get().isBlank() ? name : names.get() + ", " + name);
        });
        return button;
    }

    void show(Summary sums) {
        Row selected = table.getSelectionModel().getSelectedItem();
        most = sums.sections().stream().mapToLong(Section::tokens).max().orElse(0);
        List<Row> rows = sums.sections().stream().map(section -> row(section, sums.ledger())).toList();
        if (!rows.equals(table.getItems())) {
            table.getItems().setAll(rows);
            rows.stream().filter(row -> selected != null && row.section().equals(selected.section())).findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
        table.refresh();
        long going = rows.stream().filter(row -> row.fate() != Fate.STAYS).mapToLong(row -> row.section().tokens())
                .sum();
        says.setText(sums.unknown().isEmpty()
                ? going == 0
                        ? "Every section stays. Name headings to keep or drop, or select one below."
                        : "%s tokens go with these sections; select one to read what goes. They are edits like others: accept them."
                                .formatted(Figures.number(going))
                : sums.unknown().stream().map("No heading is called \"%s\"."::formatted)
                        .collect(Collectors.joining(" ")) + " Give it as the prompt has it.");
    }

    private static Row row(Section section, Ledger ledger) {
        String role = ledger.original().messages().get(section.message()).role().id();
        String name = section.title().isEmpty()
                ? "%d · %s, before the first heading".formatted(section.message() + 1, role)
                : "    ".repeat(section.level()) + section.title();
        Entry cut = ledger.entries().stream()
                .filter(entry -> entry.edit().pass().equals(SectionPass.ID)
                        && entry.edit().message() == section.message()
                        && entry.edit().start() <= section.start() && section.start() < entry.edit().end())
                .findFirst().orElse(null);
        return new Row(section, name, fate(cut), section.in(ledger.original()));
    }

    private static Fate fate(@Nullable Entry cut) {
        return cut == null || cut.state() == State.REJECTED
                ? Fate.STAYS
                : cut.state() == State.ACCEPTED ? Fate.GOES : Fate.PROPOSED;
    }

    private static TableColumn<Row, Row> column(String title, double width, Function<Row, String> text,
            boolean figures) {
        TableColumn<Row, Row> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                setAlignment(figures ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                setText(empty || row == null ? null : text.apply(row));
            }
        });
        return column;
    }

    private TableColumn<Row, Row> heat() {
        TableColumn<Row, Row> column = new TableColumn<>("Weight");
        column.setPrefWidth(160);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            private final Bar bar = new Bar();

            {
                bar.setPrefHeight(12);
                bar.setMaxHeight(12);
            }

            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                if (!empty && row != null) {
                    bar.show(0, (double) row.section().tokens(), (double) most, "bar-heat");
                }
                setGraphic(empty || row == null ? null : bar);
            }
        });
        return column;
    }

    private static final class GoingRow extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("going-row");
            if (!empty && row != null && row.fate() != Fate.STAYS) {
                getStyleClass().add("going-row");
            }
        }
    }
}
