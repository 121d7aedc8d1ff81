package dev.whittle.app.shell;

import dev.whittle.app.control.Sheet;
import dev.whittle.app.problem.Problems;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The main window: the rail on the left, the screen in the middle, the ladder on the right, the problem
/// bar at the foot.
public final class ShellView extends StackPane {
    private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>();
    private final List<Screen> screens;
    private final Screen settings;
    private final List<Screen> further;
    private final StackPane holder = new StackPane();
    private final ToggleGroup rail = new ToggleGroup();
    private final CommandPalette palette;

    /// @param screens the entries of the rail in the order of the work
    /// @param settings the entry at its foot
    /// @param further screens that belong to it and have no entry of their own
    /// @param ladder the ladder's node
    /// @param top the bar above the screen
    public ShellView(List<Screen> screens, Screen settings, List<Screen> further, Node ladder, Node top,
            Problems problems) {
        this.screens = List.copyOf(screens);
        this.settings = settings;
        this.further = List.copyOf(further);
        setId("shell");
        palette = new CommandPalette();
        holder.getStyleClass().add("screen-holder");
        holder.setMinWidth(420);
        SplitPane split = new SplitPane(holder, ladder);
        split.setId("shell-split");
        split.setDividerPositions(0.55);
        BorderPane frame = new BorderPane(split);
        frame.setTop(top);
        frame.setLeft(rail());
        frame.setBottom(new ProblemBar(problems));
        getChildren().setAll(frame, palette);
        screen.addListener((_, _, now) -> holder.getChildren().setAll(now.view()));
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (!key.getCode().isModifierKey()) {
                problems.wentOn();
            }
        });
        // Not when the button goes down: what is below the mouse must not move before it goes up.
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> problems.wentOn());
        addEventFilter(KeyEvent.KEY_PRESSED, this::runOrStop);
        show(screens.getFirst());
    }

    /// The screen that is shown.
    public Screen screen() {
        return screen.get();
    }

    /// Shows the screen with an id.
    public void show(String id) {
        Stream.of(screens, List.of(settings), further).flatMap(List::stream).filter(entry -> entry.id().equals(id))
                .findFirst().ifPresent(this::show);
    }

    /// What Ctrl+K offers, and the keys of each. Behind an open sheet the keys do nothing.
    public void setCommands(List<Command> commands) {
        palette.setCommands(commands);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            Optional<Command> asked = commands.stream()
                    .filter(command -> command.keys() != null && command.keys().match(key))
                    .findFirst();
            asked.ifPresent(command -> {
                key.consume();
                if (openSheet().isEmpty()) {
                    command.action().run();
                }
            });
        });
    }

    /// Puts a sheet above everything; it shows and hides itself.
    public void addSheet(Node sheet) {
        getChildren().add(sheet);
    }

    /// What becomes of a file that is dropped where no screen takes it.
    public void setOnFiles(Consumer<Path> open) {
        setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        setOnDragDropped(drag -> {
            drag.getDragboard().getFiles().stream().map(File::toPath).findFirst().ifPresent(open);
            drag.setDropCompleted(true);
            drag.consume();
        });
    }

    /// Opens the command palette.
    public void openPalette() {
        palette.open();
    }

    private void show(Screen next) {
        screen.set(next);
        Screen entry = further.contains(next) ? settings : next;
        rail.getToggles().stream().filter(toggle -> entry.equals(toggle.getUserData())).findFirst()
                .ifPresent(rail::selectToggle);
    }

    private VBox rail() {
        VBox bar = new VBox(4);
        bar.setId("rail");
        bar.getStyleClass().add("rail");
        for (int i = 0; i < screens.size(); i++) {
            bar.getChildren().add(entry(screens.get(i), "Ctrl+" + (i + 1)));
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        bar.getChildren().addAll(space, entry(settings, "Ctrl+Comma"));
        return bar;
    }

    private ToggleButton entry(Screen target, String keys) {
        ToggleButton entry = new ToggleButton(target.title(), new FontIcon(target.icon()));
        entry.setId("nav-" + target.id());
        entry.setUserData(target);
        entry.setToggleGroup(rail);
        entry.setContentDisplay(ContentDisplay.TOP);
        entry.setAlignment(Pos.CENTER);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setTooltip(new Tooltip(target.title() + " (" + keys + ")"));
        entry.getStyleClass().addAll("rail-entry", "flat");
        entry.setOnAction(_ -> show(target));
        return entry;
    }

    // A sheet is closed by Esc wherever the focus is, and nothing is run or stopped behind it.
    private void runOrStop(KeyEvent key) {
        Optional<Sheet> sheet = openSheet();
        switch (key.getCode()) {
            case ENTER -> {
                if (key.isShortcutDown() && sheet.isEmpty()) {
                    key.consume();
                    screen.get().run().run();
                }
            }
            case ESCAPE -> {
                if (sheet.isPresent()) {
                    key.consume();
                    sheet.get().hide();
                } else if (!palette.isVisible()) {
                    screen.get().stop().run();
                }
            }
            default -> {
            }
        }
    }

    private Optional<Sheet> openSheet() {
        return getChildren().reversed().stream().filter(Sheet.class::isInstance).map(Sheet.class::cast)
                .filter(Sheet::isVisible).findFirst();
    }
}
