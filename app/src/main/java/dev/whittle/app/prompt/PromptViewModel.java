package dev.whittle.app.prompt;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.document.DecodedText;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the Prompt screen knows and does: counting what is typed and opening files.
public final class PromptViewModel {
    // Figures that are marked at every key only flicker.
    private static final Duration UNNOTICED = Duration.ofMillis(250);

    /// A part of a message.
    record Selected(Prompt prompt, int message, int start, int end) {}

    private final OpenPrompt open;
    private final PromptFiles files;
    private final CaseDesk desk;
    private final ImportViewModel imports;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Consumer<String> told;
    private final ObservableValue<List<Tokenizer>> tokenizers;
    private final PromptCounter counter = new PromptCounter(List.of());
    private final Latest<Order, PromptCounts> counting;
    private final Latest<Selected, Selected> finding;
    private final ReadOnlyObjectWrapper<@Nullable PromptCounts> counts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Freshness> freshness = new ReadOnlyObjectWrapper<>(Freshness.CURRENT);
    private final ReadOnlyObjectWrapper<@Nullable Selected> selected = new ReadOnlyObjectWrapper<>();
    private Cancellable marking = Cancellable.NONE;
    private boolean awaiting;

    private record Order(Prompt prompt, List<Tokenizer> tokenizers) {}

    /// @param tokenizers what to count with; it is counted anew when they change
    /// @param told takes what is said of how a file was read
    public PromptViewModel(
            OpenPrompt open, ObservableValue<List<Tokenizer>> tokenizers, PromptFiles files, CaseDesk desk,
            Background background, Consumer<? super Throwable> failed, Consumer<String> told) {
        this.open = open;
        this.files = files;
        this.desk = desk;
        this.imports = new ImportViewModel(open, files, desk, background, failed, told);
        this.told = told;
        this.background = background;
        this.failed = failed;
        this.tokenizers = tokenizers;
        counting = new Latest<>(background, this::count, this::counted, this::notCounted);
        finding = new Latest<>(background, PromptViewModel::sent, selected::set, failed);
        open.promptProperty().addListener((_, _, prompt) -> count(prompt));
        tokenizers.addListener((_, _, _) -> count(open.prompt()));
        count(open.prompt());
    }

    public OpenPrompt open() {
        return open;
    }

    /// The counts of the prompt as it stands, or of a slightly older one while counting.
    public ReadOnlyObjectProperty<@Nullable PromptCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Whether the counts are those of the prompt as it stands.
    public ReadOnlyObjectProperty<Freshness> freshnessProperty() {
        return freshness.getReadOnlyProperty();
    }

    /// Opens a file in the place of the prompt, or says first what it is; undo brings the old one back.
    public void openFile(Path file) {
        imports.open(file);
    }

    /// Whether a file that is dropped is opened wherever it falls, since no message wants it as text.
    boolean opensAnywhere(Path file) {
        return desk.isTable(file);
    }

    /// What is said of files that are opened.
    public ImportViewModel imports() {
        return imports;
    }

    /// Reads a file as text and hands it on, such as to the editor it was dropped on.
    public void readText(Path file, Consumer<String> then) {
        background.start(() -> {
            DecodedText decoded = files.text(file);
            return new DecodedText(OpenPrompt.normalised(decoded.text()), decoded.note());
        }, decoded -> {
            if (!decoded.note().isEmpty()) {
                told.accept(decoded.note());
            }
            then.accept(decoded.text());
        }, failed);
    }

    /// Starts an empty prompt in the place of this one; undo brings the old one back.
    public void startNew() {
        open.replace(Prompt.of(Message.system(""), Message.user("")));
        open.nameProperty().set("Untitled");
    }

    /// Takes pasted text as the prompt's user message if the prompt is still empty, else as a further one.
    public void pasteAsMessage(String text) {
        List<Message> messages = new ArrayList<>(open.prompt().messages());
        messages.removeIf(message -> message.role() == Role.USER && message.text().isBlank());
        messages.add(Message.user(text));
        open.replace(open.prompt().withMessages(messages));
    }

    /// Finds where a char of a message as it is sent stands in the message as it is written, and hands that on
    /// if the message is still there.
    public void findSource(int message, int filled, IntConsumer then) {
        Prompt searched = open.prompt();
        if (message < searched.messages().size()) {
            background.compute(
                    () -> Filled.source(searched.messages().get(message).text(), searched.values(), filled), found -> {
                        if (message < open.messages().size()) {
                            then.accept(Math.min(found, open.messages().get(message).text().length()));
                        }
                    }, failed);
        }
    }

    /// A part of a message was selected in its editor; both places are the same if nothing is.
    void select(int message, int start, int end) {
        finding.submit(new Selected(open.prompt(), message, start, end));
    }

    /// What is selected, in the message as it is sent.
    ReadOnlyObjectProperty<@Nullable Selected> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private static Selected sent(Selected written) {
        if (written.message() >= written.prompt().messages().size()) {
            return written; // the message is gone, and so will be what is shown of it
        }
        String text = written.prompt().messages().get(written.message()).text();
        int start = Filled.sent(text, written.prompt().values(), written.start(), false);
        return new Selected(written.prompt(), written.message(), start, written.start() == written.end()
                ? start
                : Filled.sent(text, written.prompt().values(), written.end(), true));
    }

    /// What makes long texts ready for the editors.
    Background background() {
        return background;
    }

    /// Tells the person of a failure.
    void failed(Throwable cause) {
        failed.accept(cause);
    }

    private PromptCounts count(Order order) {
        counter.use(order.tokenizers());
        return counter.count(order.prompt());
    }

    private void count(Prompt prompt) {
        counting.submit(new Order(prompt, tokenizers.getValue()));
        if (!awaiting) {
            awaiting = true;
            marking = background.later(UNNOTICED, () -> freshness.set(Freshness.UPDATING));
        }
    }

    private void counted(PromptCounts newest) {
        counts.set(newest);
        ended(Freshness.CURRENT);
    }

    private void notCounted(Throwable cause) {
        ended(Freshness.FAILED);
        failed.accept(cause);
    }

    private void ended(Freshness now) {
        awaiting = false;
        marking.cancel();
        freshness.set(now);
    }
}
