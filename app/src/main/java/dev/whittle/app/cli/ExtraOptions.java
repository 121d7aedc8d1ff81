package dev.whittle.app.cli;

import dev.whittle.catalog.Model;
import dev.whittle.catalog.extra.Extra;
import dev.whittle.catalog.extra.Extras;
import dev.whittle.catalog.extra.ImageSize;
import dev.whittle.catalog.extra.ToolList;
import dev.whittle.document.DocumentException;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What a call carries beside its texts: definitions of tools, images.
final class ExtraOptions {
    @Option(names = "--tools", paramLabel = "FILE", description = "Definitions of tools as they are sent with a call (JSON, of OpenAI or Anthropic).")
    private @Nullable Path file;

    @Option(names = "--image", paramLabel = "WxH[:low|:high]", converter = Size.class, description = "An image sent with a call, such as 1024x768 (high detail); may be given several times.")
    private List<ImageSize> images = new ArrayList<>();

    private @Nullable ToolList tools;

    static final class Size implements ITypeConverter<ImageSize> {
        @Override
        public ImageSize convert(String text) {
            try {
                return ImageSize.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    boolean isEmpty() {
        return file == null && images.isEmpty();
    }

    /// Reads the tools, if there are any.
    void read() throws IOException, DocumentException {
        Path given = file;
        if (given != null) {
            TextInput.requireFile(given);
            if (Files.isDirectory(given)) {
                throw new IllegalArgumentException("\"%s\" is a folder; give a file of tools.".formatted(given));
            }
            tools = ToolList.parse(TextInput.pipe(given));
        }
    }

    /// What each adds to a call to a model.
    List<Extra> on(Model model, Tokenizer tokenizer) {
        List<Extra> extras = new ArrayList<>();
        if (tools != null) {
            extras.add(Extras.bundled().tools(model, tools, tokenizer));
        }
        images.forEach(image -> extras.add(Extras.bundled().image(model, image)));
        return extras;
    }

    /// Why a call to a model has no count.
    static String unknown(Model model, List<Extra> extras) {
        return "What %s adds on %s is not documented, so its tokens are unknown.".formatted(
                extras.stream().filter(extra -> extra.tokens() == null).map(Extra::what).distinct()
                        .collect(Collectors.joining(", ")),
                model.key());
    }

    /// Tells where the figures come from, each source once.
    static void tellSources(Terminal terminal, List<Extra> extras) {
        extras.stream().filter(extra -> extra.source() != null)
                .map(extra -> "%s: %s%s.".formatted(extra.what().equals("tools") ? "tools" : "images",
                        extra.basis() == Extra.Basis.ESTIMATE ? "estimated from " : "", extra.source()))
                .distinct().forEach(terminal::say);
    }

    static ArrayNode json(List<Extra> extras) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Extra extra : extras) {
            var tokens = extra.tokens();
            array.addObject().put("what", extra.what()).put("tokens", tokens == null ? null : tokens.tokens())
                    .put("low", tokens == null ? null : tokens.low()).put("high", tokens == null ? null : tokens.high())
                    .put("basis", extra.basis().name().toLowerCase(Locale.ROOT)).put("source", extra.source());
        }
        return array;
    }
}
