package dev.whittle.app.prompt;

import dev.whittle.document.DocumentException;
import dev.whittle.document.Limits;
import dev.whittle.document.TextDecoder;
import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens files as prompts: a template of a known format as what it says, any other text as one user
/// message.
public final class PromptFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PromptFiles.class);

    /// A prompt of 20 MB is already far beyond every context window.
    private static final Limits LIMITS = new Limits(20_000_000, 20_000_000, Duration.ofSeconds(30));

    private final List<TemplateFormat> formats;

    public PromptFiles(List<TemplateFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /// The prompt in a file.
    ///
    /// @throws DocumentException if the file is no text, or too large; the message is for the person
    public Template open(Path file) throws DocumentException, InterruptedException {
        String text = text(file);
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (TemplateFormat format : formats) {
            if (format.extension().equals(extension)
                    || (extension.equals("yml") && format.extension().equals("yaml"))) {
                try {
                    return format.read(text);
                } catch (FormatException e) {
                    // Not a template of this format: most .md and .yaml files are not. It opens as plain text.
                    LOG.debug("{} is no {}", name, format.id(), e);
                }
            }
        }
        int dot = name.lastIndexOf('.');
        return new Template(dot > 0 ? name.substring(0, dot) : name, "", Prompt.of(Message.user(text)), null, null,
                Parameters.DEFAULT);
    }

    /// The text of a file.
    ///
    /// @throws DocumentException if the file is no text, or too large; the message is for the person
    public String text(Path file) throws DocumentException, InterruptedException {
        return TextDecoder.decode(file, LIMITS);
    }
}
