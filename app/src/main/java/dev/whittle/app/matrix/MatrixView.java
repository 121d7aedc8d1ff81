package dev.whittle.app.matrix;

import dev.whittle.app.control.FilePicker;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Compare screen on cases: what would be run on top, a card a column, the grid, the selected cell.
public final class MatrixView extends BorderPane {
    private final MatrixViewModel model;
    private final Supplier<LocalDate> today;
    private final SetupPane setup;
    private final CaseGrid grid;
    private final FilterBar filters;
    private final DetailPane detail = new DetailPane();
    private final SplitPane results;
    private final VBox empty;
    private final HBox offer = new HBox(12);
    private final FrontView front = new FrontView();
    private final Label agreement = new Label();
    private final KeptView kept;

    /// @param today what day it is
    public MatrixView(MatrixViewModel model, FilePicker picker, Supplier<LocalDate> today) {
        this.model = model;
        this.today = today;
        setId("matrix-page");
        getStyleClass().add("matrix-page");
        getStylesheets().add(Objects.requireNonNull(MatrixView.class.getResource("matrix.css")).toExternalForm());
        setup = new SetupPane(model.setup(), picker);
        grid = new CaseGrid(model);
        filters = new FilterBar(filter -> model.resultsProperty().get().ifPresent(shown -> {
            shown.rows().filter(filter);
            showCounts(shown);
        }));
        offer.setAlignment(Pos.CENTER_LEFT);
        agreement.setId("matrix-agreement");
        agreement.setWrapText(true);
        agreement.setMinHeight(Region.USE_PREF_SIZE);
        agreement.getStyleClass().add("text-small");
        model.summaryProperty().addListener((_, _, now) -> showSummary(now));
        showSummary(model.summaryProperty().get());
        VBox top = new VBox(8, setup, new ProgressLine(model), offer, new CardsView(model), front, agreement);
        top.getStyleClass().add("matrix-top");
        setTop(top);
        VBox table = new VBox(6, filters, grid);
        VBox.setVgrow(grid, Priority.ALWAYS);
        results = new SplitPane(table, detail);
        results.setOrientation(Orientation.VERTICAL);
        results.setDividerPositions(0.55);
        empty = empty();
        kept = new KeptView(model, picker, today);
        model.kept().stateProperty().addListener((_, before, now) -> {
            if (before instanceof KeptState.Closed != now instanceof KeptState.Closed) {
                showCentre();
            }
        });
        grid.getSelectionModel().getSelectedCells().addListener((InvalidationListener) _ -> showDetail());
        model.resultsProperty().addListener((_, _, now) -> showResults(now));
        model.pointedProperty().addListener((_, _, now) -> now.ifPresent(this::point));
        model.frameProperty().addListener((_, _, _) -> model.resultsProperty().get().ifPresent(shown -> {
            showCounts(shown);
            detail.look();
        }));
        model.kept().offerProperty().addListener((_, _, _) -> showOffer());
        model.stateProperty().addListener((_, _, now) -> {
            if (now instanceof RunState.Preparing) {
                setup.setExpanded(false);
            }
            showOffer();
        });
        setOnDragOver(this::accept);
        setOnDragDropped(this::dropped);
        showResults(model.resultsProperty().get());
        showOffer();
    }

    private VBox empty() {
        Label words = new Label("Try the columns on your own cases: open a file with one row a case and one column "
                + "a variable of the prompt, write what every answer must hold, and press Run. Nothing is sent before.",
                new FontIcon(Feather.GRID));
        words.setWrapText(true);
        words.setMaxWidth(560);
        words.getStyleClass().addAll("text-muted", "empty-state");
        Button sample = new Button("Use the sample cases", new FontIcon(Feather.BOOK_OPEN));
        sample.setId("matrix-sample");
        sample.setTooltip(new Tooltip("Twelve support tickets for the prompt of the sample project, with checks"));
        sample.setOnAction(_ -> model.setup().openSample());
        VBox box = new VBox(14, words, sample);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void showResults(Optional<Results> now) {
        now.ifPresent(shown -> {
            shown.rows().filter(filters.chosen());
            showCounts(shown);
            showDetail();
        });
        showCentre();
    }

    private void showCentre() {
        boolean list = !(model.kept().stateProperty().get() instanceof KeptState.Closed);
        setCenter(list ? kept : model.resultsProperty().get().isPresent() ? results : empty);
    }

    private void showSummary(Summary now) {
        front.show(now.front());
        agreement.setText(AgreementText.of(now.agreement()).orElse(""));
        agreement.setVisible(!agreement.getText().isEmpty());
        agreement.setManaged(agreement.isVisible());
    }

    private void showCounts(Results shown) {
        filters.show(shown.rows());
        grid.setNothing("No case to list under %s.".formatted(filters.chosen().title()));
    }

    private void point(int cell) {
        model.resultsProperty().get().ifPresent(shown -> {
            filters.choose(Filter.ALL);
            grid.select(shown, cell);
            detail.repeat(shown.run().plan().repeatOf(cell));
        });
    }

    private void showDetail() {
        model.resultsProperty().get().ifPresent(shown -> detail.show(shown, grid.selected(shown)));
    }

    private void showOffer() {
        Optional<Offer> now = model.kept().offerProperty().get();
        boolean visible = now.isPresent() && !model.stateProperty().get().busy()
                && (model.resultsProperty().get().isEmpty() || now.get().replies() < now.get().calls());
        offer.setVisible(visible);
        offer.setManaged(visible);
        if (visible) {
            Button resume = new Button(now.get().text(today.get(), ZoneId.systemDefault()),
                    new FontIcon(Feather.ROTATE_CW));
            resume.setId("matrix-resume");
            resume.setMinWidth(Region.USE_PREF_SIZE);
            resume.setTooltip(
                    new Tooltip("Its columns, cases and checks come back; what it paid for is not paid again"));
            resume.setOnAction(_ -> model.resume());
            offer.getChildren().setAll(resume);
        }
    }

    private void accept(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drag) {
        drag.getDragboard().getFiles().stream().map(File::toPath).findFirst().ifPresent(model.setup()::open);
        drag.setDropCompleted(true);
        drag.consume();
    }
}
