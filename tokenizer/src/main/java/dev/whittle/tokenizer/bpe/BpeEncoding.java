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
public record BpeEncoding(String id, Engine engine, Map<Integer, String> specials) implements Encoding {
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
        Ids ids = new Ids();
        engine.encode(text, ids);
        return ids.toArray();
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
        Vocabulary vocabulary = engine.vocabulary();
        if (token >= 0 && token < vocabulary.size() && vocabulary.length(token) > 0) {
            return vocabulary.bytes(token);
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
        int start = engine.cuts().previous(text, from);
        int end = engine.cuts().next(text, to);
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
        Place place = new Place(text);
        engine.encode(text, (tokens, count) -> {
            for (int i = 0; i < count; i++) {
                int byteStart = place.bytes();
                int charStart = place.charStart();
                place.forward(engine.vocabulary().length(tokens[i]));
                sink.accept(new TokenSpan(tokens[i], byteStart, place.bytes(), charStart, place.charEnd()));
            }
            return true;
        });
    }

    @Override
    public String truncate(String text, int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("A text cannot be truncated to %d tokens.".formatted(tokens));
        }
        Ids ids = new Ids(tokens + 1L);
        engine.encode(text, ids);
        if (ids.size() <= tokens) {
            return text;
        }
        int length = 0;
        for (int i = 0; i < tokens; i++) {
            length += engine.vocabulary().length(ids.get(i));
        }
        Place place = new Place(text);
        place.forward(length);
        // What is cut off can change how the rest is split, and half a character's token is gone.
        int end = place.charStart();
        while (engine.count(text.substring(0, end)) > tokens) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
