package dev.whittle.app.cli;

import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.document.DecodedText;
import dev.whittle.document.DocumentException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The prompt a command works on: a file (text, Markdown, promptfoo YAML) or standard input, and values for
/// its variables.
final class PromptInput {
    @picocli.CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A text, Markdown or template file; - or none reads standard input.")
    @Nullable
    Path file;

    @Option(names = {"-v",
        "--var"}, paramLabel = "NAME=VALUE", description = "The value of a {{variable}}; may be given several times.")
    private Map<String, String> values = new LinkedHashMap<>();

    /// Reads the prompt.
    Template read(Terminal terminal, List<TemplateFormat> formats)
            throws IOException, DocumentException, InterruptedException {
        return read(terminal, formats, file, values);
    }

    /// Reads one prompt.
    ///
    /// @param file null or `-` for standard input
    static Template read(
            Terminal terminal, List<TemplateFormat> formats, @Nullable Path file, Map<String, String> values)
            throws IOException, DocumentException, InterruptedException {
        Template template;
        if (file == null || TextInput.isStandardInput(file)) {
            template = plain("prompt", TextInput.standardInput(terminal));
        } else if (TextInput.isPipe(file)) {
            template = plain("prompt", TextInput.anyPipe(terminal, file));
        } else {
            TextInput.requireFile(file);
            PromptFiles files = new PromptFiles(formats);
            DecodedText decoded = files.text(file);
            terminal.sayIfAny(decoded.note());
            template = files.understand(decoded.text(), file.getFileName().toString()).template();
            boolean empty = template.prompt().messages().stream().allMatch(message -> message.text().isEmpty());
            TextInput.nonEmpty(file.toString(), empty ? "" : "text");
        }
        Prompt prompt = template.prompt();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!prompt.variables().contains(value.getKey())) {
                throw new IllegalArgumentException(
                        "The prompt \"%s\" has no variable {{%s}}; %s.".formatted(template.name(), value.getKey(),
                                prompt.variables().isEmpty()
                                        ? "it has none"
                                        : "it has " + String.join(", ", prompt.variables())));
            }
            prompt = prompt.withValue(value.getKey(), value.getValue());
        }
        return template.withPrompt(prompt);
    }

    private static Template plain(String name, String text) {
        return new Template(name, "", Prompt.of(Message.user(text)), null, null, Parameters.DEFAULT);
    }
}
