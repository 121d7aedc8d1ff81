package dev.whittle.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Lays JSON out as indented, coloured text. Numbers, texts and doubled names stay as they are written; a fence around
/// the whole is left out.
public final class JsonText {
    private static final Pattern FENCED = Pattern.compile("```\\w*\\R(.*)\\R```", Pattern.DOTALL);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String json;
    private final List<Span> spans = new ArrayList<>();
    private int depth;
    private int at;

    private JsonText(String json) {
        this.json = json;
    }

    /// @throws IllegalArgumentException if it is no JSON; the message is one sentence that says where
    public static List<Span> of(String text) {
        String json = text.strip();
        Matcher fenced = FENCED.matcher(json);
        JsonText laid = new JsonText(fenced.matches() ? fenced.group(1) : json);
        laid.check();
        while (laid.at < laid.json.length()) {
            laid.next();
        }
        return List.copyOf(laid.spans);
    }

    private void check() {
        if (json.isEmpty()) {
            throw new IllegalArgumentException("This is no JSON: it is empty.");
        }
        try {
            STRICT.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getLocation() == null
                    ? "This is no JSON."
                    : "This is no JSON: it breaks at line %d, column %d.".formatted(e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        }
    }

    private void next() {
        char c = json.charAt(at);
        switch (c) {
            case '{', '[' -> open(c);
            case '}', ']' -> {
                depth--;
                line();
                add(String.valueOf(c));
            }
            case ',' -> {
                add(",");
                line();
            }
            case ':' -> add(": ");
            case '"' -> string();
            default -> {
                if (Character.isWhitespace(c)) {
                    at++;
                } else {
                    word();
                }
            }
        }
    }

    private void open(char c) {
        int inside = at + 1;
        while (Character.isWhitespace(json.charAt(inside))) {
            inside++;
        }
        if (json.charAt(inside) == (c == '{' ? '}' : ']')) {
            spans.add(new Span(c == '{' ? "{}" : "[]"));
            at = inside + 1;
        } else {
            add(String.valueOf(c));
            depth++;
            line();
        }
    }

    private void string() {
        int end = at + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        String text = json.substring(at, end + 1);
        int after = end + 1;
        while (after < json.length() && Character.isWhitespace(json.charAt(after))) {
            after++;
        }
        boolean name = after < json.length() && json.charAt(after) == ':';
        spans.add(new Span(text, name ? "json-name" : "json-text"));
        at = end + 1;
    }

    private void word() {
        int end = at;
        while (end < json.length() && ",]} \t\r\n".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        spans.add(new Span(json.substring(at, end), "json-value"));
        at = end;
    }

    private void add(String sign) {
        spans.add(new Span(sign));
        at++;
    }

    private void line() {
        spans.add(new Span("\n" + "  ".repeat(depth)));
    }
}
