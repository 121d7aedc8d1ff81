package dev.whittle.tokenizer.bpe;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.TokenSpan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// An encoding: its id, its engine, and the special tokens it can decode.
///
/// @param specials names by id
/// @param ids the ids of the engine's tokens
public record BpeEncoding(String id, Engine engine, Map<Integer, String> specials, TokenIds ids) implements Encoding {
    /// An encoding whose ids are the ranks of its tokens.
    BpeEncoding(String id, Engine engine, Map<Integer, String> specials) {
        this(id, engine, specials, TokenIds.SAME);
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public TokenCount count(String text) {
        return TokenCount.exact(engine.count(text));
    }

    @Override
    public int[] encode(String text) {
        return ids.ids(numbers(text));
    }

    private int[] numbers(String text) {
        Ids numbers = new Ids();
        engine.encode(text, numbers);
        return numbers.toArray();
    }

    @Override
    public String decode(int... tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tokens.length * 4);
        for (int token : tokens) {
            bytes.writeBytes(bytes(token));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes(int token) {
        int number = ids.number(token);
        if (number >= 0 && number < engine.size() && engine.length(number) > 0) {
            return engine.bytes(number);
        }
        String special = specials.get(token);
        if (special == null) {
            throw new IllegalArgumentException("%s has no token %d.".formatted(id, token));
        }
        return special.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<TokenSpan> spans(String text) {
        List<TokenSpan> spans = new ArrayList<>();
        forEachSpan(text, spans::add);
        return List.copyOf(spans);
    }

    @Override
    public List<TokenSpan> spans(String text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        int start = engine.isCuttable() ? engine.cuts().previous(text, from) : 0;
        int end = engine.isCuttable() ? engine.cuts().next(text, to) : text.length();
        int bytes = Utf8.bytes(text, 0, start);
        List<TokenSpan> spans = new ArrayList<>();
        forEachSpan(text.substring(start, end), span -> {
            if (span.charEnd() + start > from && span.charStart() + start < to) {
                spans.add(new TokenSpan(span.token(), span.byteStart() + bytes, span.byteEnd() + bytes,
                        span.charStart() + start, span.charEnd() + start));
            }
        });
        return List.copyOf(spans);
    }

    @Override
    public void forEachSpan(String text, Consumer<? super TokenSpan> sink) {
        Place place = new Place(text, engine.normalization());
        engine.encode(text, (tokens, count) -> {
            for (int i = 0; i < count; i++) {
                int byteStart = place.bytes();
                int charStart = place.charStart();
                place.forward(engine.length(tokens[i]));
                sink.accept(new TokenSpan(ids.id(tokens[i]), byteStart, place.bytes(), charStart, place.charEnd()));
            }
            return true;
        });
    }

    @Override
    public String truncate(String text, int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("A text cannot be truncated to %d tokens.".formatted(tokens));
        }
        Ids first = new Ids(tokens + 1L);
        engine.encode(text, first);
        if (first.size() <= tokens) {
            return text;
        }
        int length = 0;
        for (int i = 0; i < tokens; i++) {
            length += engine.length(first.get(i));
        }
        Place place = new Place(text, engine.normalization());
        place.forward(length);
        // What is cut off can change how the rest is split, and half a character's token is gone.
        int end = place.charStart();
        while (engine.count(text.substring(0, end)) > tokens) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
