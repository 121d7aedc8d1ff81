package dev.whittle.app.cli;

import dev.whittle.optimizer.context.Chunking;
import dev.whittle.optimizer.context.Chunking.Cut;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How documents are cut into chunks.
final class ChunkingOptions {
    @Option(names = "--chunk-by", paramLabel = "WHERE", converter = CutName.class, description = "Where documents are cut: heading, paragraph, sentence or tokens (heading).")
    private @Nullable Cut cut;

    @Option(names = "--chunk-tokens", paramLabel = "N", converter = WholeNumber.class, description = "Most tokens of a chunk (256).")
    private @Nullable Long tokens;

    @Option(names = "--chunk-overlap", paramLabel = "N", converter = WholeNumber.class, description = "Tokens of a chunk's end that the next one repeats (0).")
    private @Nullable Long overlap;

    /// @throws IllegalArgumentException if the numbers do not go together
    Chunking chosen() {
        Chunking usual = Chunking.DEFAULT;
        return new Chunking(cut == null ? usual.cut() : cut,
                tokens == null ? usual.tokens() : Math.toIntExact(Math.min(tokens, Integer.MAX_VALUE)),
                overlap == null ? usual.overlap() : Math.toIntExact(Math.min(overlap, Integer.MAX_VALUE)));
    }

    /// Reads where to cut.
    static final class CutName implements ITypeConverter<Cut> {
        @Override
        public Cut convert(String text) {
            for (Cut cut : Cut.values()) {
                if (cut.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                    return cut;
                }
            }
            throw new TypeConversionException("documents are not cut by \"%s\" but by %s".formatted(text,
                    Arrays.stream(Cut.values()).map(cut -> cut.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
        }
    }
}
