package dev.whittle.app.cli;

import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.document.DocumentException;
import dev.whittle.document.TextDecoder;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The prompt a command works on: a file (text, Markdown, promptfoo YAML) or standard input, and values for
/// its variables.
final class PromptInput {
    private static final int MOST_BYTES = 20_000_000;

    @picocli.CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A text, Markdown or template file; - or none reads standard input.")
    private @Nullable Path file;

    @Option(names = {"-v",
        "--var"}, paramLabel = "NAME=VALUE", description = "The value of a {{variable}}; may be given several times.")
    private Map<String, String> values = new LinkedHashMap<>();

    /// Reads the prompt.
    Template read(InputStream in, List<TemplateFormat> formats)
            throws IOException, DocumentException, InterruptedException {
        Path path = file;
        Template template = path == null || path.toString().equals("-")
                ? fromStandardInput(in)
                : new PromptFiles(formats).open(path);
        Prompt prompt = template.prompt();
        for (Map.Entry<String, String> value : values.entrySet()) {
            prompt = prompt.withValue(value.getKey(), value.getValue());
        }
        return new Template(template.name(), template.description(), prompt, template.provider(), template.model(),
                template.parameters());
    }

    private static Template fromStandardInput(InputStream in)
            throws IOException, DocumentException, InterruptedException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new DocumentException("Standard input is larger than 20 MB; give a smaller prompt.");
        }
        String text = TextDecoder.decode("standard input", bytes);
        return new Template("prompt", "", Prompt.of(Message.user(text)), null, null, Parameters.DEFAULT);
    }
}
