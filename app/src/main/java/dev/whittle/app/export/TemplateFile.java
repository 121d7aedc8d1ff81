package dev.whittle.app.export;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.tokenizer.Tokenizer;

/// Proves template files: what was written is read back by the same format and compared, text by text and in
/// tokens.
public final class TemplateFile {
    private TemplateFile() {}

    /// The proof of one template in one format.
    ///
    /// @param content what the file holds
    /// @param sentence what was proved, for the person: "Read back: rendered text identical, 412 = 412 tokens."
    public record Proof(String content, String sentence) {}

    /// The content of the file, proved by reading it back.
    ///
    /// @throws FormatException if the format cannot hold the template, or what it wrote reads back different
    public static Proof prove(TemplateFormat format, Template template, Tokenizer tokenizer) throws FormatException {
        String content = format.write(template);
        return new Proof(content, RoundTrip.prove(format, template, format.readAll(content), tokenizer));
    }
}
