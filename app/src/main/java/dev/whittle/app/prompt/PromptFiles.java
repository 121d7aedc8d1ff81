package dev.whittle.app.prompt;

import dev.whittle.document.DecodedText;
import dev.whittle.document.DocumentException;
import dev.whittle.document.Limits;
import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Opens files as prompts: a template of a known format as what it says, any other text as one user
/// message. A format is known by what stands in the file, and only then by the file's name.
public final class PromptFiles {
    /// A prompt of 20 MB is already far beyond every context window.
    private static final Limits LIMITS = new Limits(20_000_000, 20_000_000, Duration.ofSeconds(30));
    /// Endings of files that may hold anything.
    private static final Set<String> TELLS_NOTHING = Set.of("txt", "json", "jsonl");
    /// In a longer text nobody looks for the variables of another language.
    private static final int LONGEST_GUESSED = 200_000;

    private final List<TemplateFormat> formats;

    public PromptFiles(List<TemplateFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /// The formats files may be of.
    public List<TemplateFormat> formats() {
        return formats;
    }

    /// What a text is, by what stands in it and then by the file's ending.
    ///
    /// @param fileName what the file is called, which names a prompt that has no name of its own
    public Understood understand(String text, String fileName) {
        StringBuilder notes = new StringBuilder();
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (TemplateFormat candidate : candidates(text, extension)) {
            Understood understood = read(text, fileName, candidate);
            if (understood.format() != null) {
                return understood;
            }
            // It opens as plain text; most files that only end in .md or .yaml say nothing of a format.
            if (candidate.recognises(text)) {
                notes.append(notes.isEmpty() ? "" : " ").append(understood.note());
            }
        }
        return plain(text, fileName, notes.toString());
    }

    /// The text as a format the person named; plain text with a note if it is not of it.
    public Understood read(String text, String fileName, TemplateFormat format) {
        try {
            List<Template> all = format.readAll(text);
            Template first = all.getFirst();
            return new Understood(format, named(first, fileName), all.size(), "", others(text, first, format));
        } catch (FormatException e) {
            return plain(text, fileName, "Not read as %s: %s".formatted(format.displayName(), e.getMessage()));
        }
    }

    /// The text as one user message.
    public Understood plain(String text, String fileName) {
        return plain(text, fileName, "");
    }

    private Understood plain(String text, String fileName, String note) {
        Template plain = new Template("", "", Prompt.of(Message.user(text)), null, null, Parameters.DEFAULT);
        return new Understood(null, named(plain, fileName), 1, note, others(text, plain, null));
    }

    private List<TemplateFormat> candidates(String text, String extension) {
        List<TemplateFormat> candidates = new ArrayList<>();
        formats.stream().filter(format -> format.recognises(text)).forEach(candidates::add);
        String ending = extension.equals("yml") ? "yaml" : extension;
        if (!TELLS_NOTHING.contains(ending)) {
            formats.stream().filter(format -> format.extension().equals(ending) && !candidates.contains(format))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private List<Understood.Other> others(String text, Template read, @Nullable TemplateFormat as) {
        boolean isText = as == null || read.prompt().messages().size() == 1;
        if (!isText || text.length() > LONGEST_GUESSED) {
            return List.of();
        }
        List<Understood.Other> others = new ArrayList<>();
        for (TemplateFormat format : formats) {
            if (!format.equals(as) && format.kind() == FormatKind.TEMPLATE) {
                try {
                    SequencedSet<String> variables = format.read(text).prompt().variables();
                    if (variables.size() > read.prompt().variables().size()
                            && variables.containsAll(read.prompt().variables())) {
                        others.add(new Understood.Other(format, variables));
                    }
                } catch (FormatException _) {
                    // Not a text of this language either.
                }
            }
        }
        return others;
    }

    private static Template named(Template template, String fileName) {
        int dot = fileName.lastIndexOf('.');
        return template.name().isEmpty()
                ? template.withName(dot > 0 ? fileName.substring(0, dot) : fileName)
                : template;
    }

    /// The text of a file, and what there is to say of its encoding.
    ///
    /// @throws DocumentException if the file is no text, or too large; the message is for the person
    public DecodedText text(Path file) throws DocumentException, InterruptedException {
        return DecodedText.of(file, LIMITS);
    }
}
