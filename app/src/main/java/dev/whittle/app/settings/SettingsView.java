package dev.whittle.app.settings;

import dev.whittle.app.Home;
import dev.whittle.app.Plugins;
import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.UndoKey;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Appearance.Theme;
import dev.whittle.document.DocumentReader;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.ModelProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Settings screen: connections and what may be contacted, how the window looks, where the files are,
/// which plugins were found.
public final class SettingsView extends BorderPane {
    private static final int MOST_ENDINGS = 8;
    private final SettingsViewModel model;
    private final VBox connections = new VBox(8);
    private final Label hosts = text("");
    // Kept while it is open: it holds a key that stands nowhere else.
    private @Nullable ConnectionForm form;

    /// @param tokenizers the table of tokenizers
    /// @param care what there is to do with the workspace file
    /// @param models opens Models and prices
    public SettingsView(SettingsViewModel model, Home home, Plugins plugins, Node tokenizers, Node care,
            Runnable models) {
        this.model = model;
        setId("settings-screen");
        getStyleClass().add("screen");
        getStylesheets().add(String.valueOf(SettingsView.class.getResource("settings.css")));
        hosts.setId("settings-hosts");
        VBox page = new VBox(26,
                section("Connections",
                        "Nothing is sent until you press Run, or ask a server which models it has; and then "
                                + "only to these servers.",
                        connections, foot()),
                section("Models and prices", "Every model with its prices, their sources and dates; price lists to "
                        + "import; prices of your own.", modelsButton(models)),
                section("Tokenizers", "A model's own tokenizer file (tokenizer.json, tekken.json or tiktoken.model) "
                        + "makes its counts exact. It comes with the model, such as on Hugging Face, under its "
                        + "vendor's licence, which holds for you. Whittle reads it where it is and copies nothing. The band of an "
                        + "estimate is that of English prose.",
                        tokenizers),
                section("Appearance", "", appearance()),
                section("Workspace", "Everything that is kept stands in this one file. Several windows and the command "
                        + "line may use it at once.",
                        path("settings-workspace", "File", home.workspaceFile()), care),
                section("Files", "Everything is kept on this machine, in one folder.",
                        path("settings-home", "Folder", home.folder()),
                        path("settings-prices", "Your prices", home.priceFile()),
                        path("settings-logs", "Logs", home.logFolder())),
                section("Plugins", "A jar in this folder adds providers, document readers and formats when Whittle "
                        + "is started.", path("settings-plugin-folder", "Folder", home.pluginFolder()),
                        plugins(plugins)));
        page.getStyleClass().add("settings-page");
        page.setMaxWidth(820);
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(title());
        setCenter(scroll);
        model.servers().allProperty().addListener((_, _, _) -> showConnections());
        model.draftProperty().addListener((_, _, _) -> showConnections());
        model.removedProperty().addListener((_, _, _) -> showConnections());
        model.tests().addListener((MapChangeListener<String, TestState>) _ -> showConnections());
        UndoKey.on(this, model::undo);
        showConnections();
    }

    private HBox title() {
        Label title = new Label("Settings");
        title.getStyleClass().add("title-4");
        HBox bar = new HBox(8, title);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private VBox foot() {
        MenuButton add = new MenuButton("Add connection", new FontIcon(Feather.PLUS));
        add.setId("add-connection");
        for (Preset preset : model.presets()) {
            String hint = model.keyIsSet(preset) ? "    " + preset.keyVariable() + " is set" : "";
            MenuItem item = new MenuItem(preset.name() + hint);
            item.setId("add-" + preset.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            item.setMnemonicParsing(false); // the underscores are the variable's own
            item.setOnAction(_ -> model.add(preset));
            add.getItems().add(item);
        }
        MenuItem other = new MenuItem("Other server…");
        other.setId("add-other");
        other.setOnAction(_ -> model.addOther());
        add.getItems().addAll(new SeparatorMenuItem(), other);
        add.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(8, add, new FoundBar(model), hosts);
    }

    private static Button modelsButton(Runnable models) {
        Button button = new Button("Models and prices…", new FontIcon(Feather.DOLLAR_SIGN));
        button.setId("settings-models");
        button.setOnAction(_ -> models.run());
        return button;
    }

    private void showConnections() {
        List<Node> rows = new ArrayList<>();
        ConnectionDraft draft = model.draftProperty().get();
        boolean fresh = draft != null && (form == null || !form.isFor(draft));
        if (draft == null) {
            form = null;
        } else if (fresh) {
            form = new ConnectionForm(model, draft);
        }
        for (Server server : model.servers().all()) {
            boolean edited = draft != null && server.connection().equals(draft.original());
            rows.add(edited && form != null ? form : new ConnectionRow(model, server));
        }
        if (form != null && !rows.contains(form)) {
            rows.add(form);
        }
        if (rows.isEmpty()) {
            rows.add(text("No connection yet. Counting, costs, optimizing and context work without one; comparing "
                    + "models needs one."));
        }
        if (!model.removedName().isEmpty()) {
            rows.add(undoBar());
        }
        connections.getChildren().setAll(rows);
        if (form != null && fresh) {
            Platform.runLater(form::focusFirst);
        }
        List<String> contacted = model.servers().hosts();
        hosts.setText(contacted.isEmpty()
                ? "Whittle contacts no host."
                : "Whittle may contact %s, and no other host.".formatted(String.join(", ", contacted)));
    }

    private HBox undoBar() {
        Button undo = new Button("Undo", new FontIcon(Feather.CORNER_UP_LEFT));
        undo.setId("undo-remove-connection");
        undo.getStyleClass().add("small");
        undo.setOnAction(_ -> model.undo());
        HBox bar = new HBox(10, text("Removed %s.".formatted(model.removedName())), undo);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private FlowPane appearance() {
        ToggleGroup group = new ToggleGroup();
        HBox themes = new HBox(
                themeButton(group, Theme.LIGHT, "Light", Feather.SUN, "left-pill"),
                themeButton(group, Theme.DARK, "Dark", Feather.MOON, "center-pill"),
                themeButton(group, Theme.SYSTEM, "As the system", Feather.MONITOR, "right-pill"));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        Spinner<Integer> size = new Spinner<>(8, 40, model.appearanceProperty().get().fontSize());
        size.setId("font-size");
        size.setPrefWidth(90);
        size.setAccessibleText("Font size of the editors");
        size.valueProperty().addListener((_, _, now) -> model.appearanceProperty()
                .set(new Appearance(model.appearanceProperty().get().theme(), now)));
        model.appearanceProperty().addListener((_, _, now) -> size.getValueFactory().setValue(now.fontSize()));
        Label label = text("Font size of the editors");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(size);
        size.setMinWidth(90);
        HBox sizes = new HBox(10, label, size);
        sizes.setAlignment(Pos.CENTER_LEFT);
        return new FlowPane(18, 8, themes, sizes);
    }

    private ToggleButton themeButton(ToggleGroup group, Theme theme, String name, Feather icon, String style) {
        ToggleButton button = new ToggleButton(name, new FontIcon(icon));
        button.setId("theme-" + theme.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(style);
        button.setSelected(model.appearanceProperty().get().theme() == theme);
        button.setOnAction(_ -> model.appearanceProperty()
                .set(new Appearance(theme, model.appearanceProperty().get().fontSize())));
        model.appearanceProperty().addListener((_, _, now) -> button.setSelected(now.theme() == theme));
        return button;
    }

    private static HBox path(String id, String name, Path path) {
        Label label = text(name);
        label.setMinWidth(80);
        Label value = new Label(path.toString());
        value.setId(id);
        value.getStyleClass().add("figures");
        IconButton copy = new IconButton(id + "-copy", "Copy the path of " + path, Feather.COPY, () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(path.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }).small();
        HBox row = new HBox(8, label, value, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static VBox plugins(Plugins plugins) {
        VBox list = new VBox(4);
        list.setId("settings-plugins");
        for (ModelProvider provider : plugins.providers()) {
            list.getChildren().add(plugin("Provider", provider.displayName(), provider));
        }
        for (DocumentReader reader : plugins.readers()) {
            list.getChildren().add(plugin("Reader", endings(reader), reader));
        }
        for (TemplateFormat format : plugins.formats()) {
            list.getChildren().add(plugin("Format", format.displayName(), format));
        }
        for (Problem problem : plugins.problems()) {
            Label text = new Label(problem.text(), new FontIcon(Feather.ALERT_TRIANGLE));
            text.getStyleClass().add("plugin-problem");
            text.setWrapText(true);
            list.getChildren().add(text);
        }
        return list;
    }

    private static String endings(DocumentReader reader) {
        List<String> all = reader.extensions().stream().sorted().toList();
        String first = String.join(", ", all.subList(0, Math.min(MOST_ENDINGS, all.size())));
        return all.size() <= MOST_ENDINGS
                ? first
                : "%s: %s and %d more".formatted(reader.id(), first, all.size() - MOST_ENDINGS);
    }

    private static HBox plugin(String kind, String name, Object service) {
        Label kindLabel = text(kind);
        kindLabel.setMinWidth(80);
        String loader = String.valueOf(service.getClass().getClassLoader().getName());
        Label origin = text(loader.endsWith(".jar") ? loader : "built in");
        origin.getStyleClass().add("text-small");
        return new HBox(8, kindLabel, new Label(name), origin);
    }

    private static VBox section(String title, String explanation, Node... content) {
        Label head = new Label(title);
        head.getStyleClass().addAll("text-bold", "section-title");
        VBox section = new VBox(10, head);
        if (!explanation.isEmpty()) {
            section.getChildren().add(text(explanation));
        }
        section.getChildren().addAll(content);
        return section;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        return label;
    }
}
