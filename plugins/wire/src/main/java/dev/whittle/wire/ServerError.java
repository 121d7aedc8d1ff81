package dev.whittle.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server says went wrong, whatever shape it says it in: OpenAI's object, Ollama's plain
/// string, FastAPI's `detail`, Google's array, OpenRouter's wrapped upstream error, a proxy's
/// HTML page.
///
/// @param status the HTTP status, or the one the server names inside a reply that began well;
///     else 0
/// @param message its words, not yet fit to be shown
/// @param param the parameter it blames, or empty
/// @param retryDelay how long Google asks to wait, such as `38s`, or empty
record ServerError(int status, String message, String code, String type, String param, String retryDelay) {
    private static final int LARGEST = 1 << 16;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern MARKUP = Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>");

    /// The error of a reply whose status says it is one.
    static ServerError read(RawReply reply) throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            for (int next = reply.next(); next >= 0 && body.size() < LARGEST; next = reply.next()) {
                body.write(next);
            }
        } catch (InterruptedIOException _) {
            throw new InterruptedException();
        } catch (IOException _) {
            // The status says what happened; a broken explanation must not hide it.
        }
        return of(reply.status(), body.toByteArray());
    }

    static ServerError of(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            return node.isContainer() ? of(status, node) : new ServerError(status, text, "", "", "", "");
        } catch (JacksonException _) {
            return new ServerError(status, readable(text), "", "", "", "");
        }
    }

    static ServerError of(int status, JsonNode body) {
        JsonNode outer = body.isArray() ? body.path(0) : body;
        JsonNode error = outer.path("error").isObject() ? outer.path("error") : outer;
        String code = text(error, "code");
        return new ServerError(status == 0 ? status(code, error) : status, message(outer, error), code,
                (text(error, "type") + " " + text(error, "status") + " " + text(outer, "error_type")).strip(),
                text(error, "param"), retryDelay(error));
    }

    // google.rpc.RetryInfo, which Gemini sends where others send a header.
    private static String retryDelay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            if (detail.has("retryDelay")) {
                return text(detail, "retryDelay");
            }
        }
        return "";
    }

    /// Whether a chunk of a reply carries an error.
    static boolean isIn(JsonNode chunk) {
        JsonNode error = chunk.isArray() ? chunk.path(0).path("error") : chunk.path("error");
        return (error.isContainer() && !error.isEmpty()) || (error.isString() && !error.asString("").isBlank());
    }

    private static int status(String code, JsonNode error) {
        String number = code.matches("[45]\\d\\d") ? code : text(error, "status_code");
        return number.matches("[45]\\d\\d") ? Integer.parseInt(number) : 0;
    }

    private static String message(JsonNode outer, JsonNode error) {
        for (JsonNode candidate : List.of(error.path("message"), outer.path("error"), error.path("detail"),
                error.path("msg"), error.path("title"))) {
            String words = words(candidate);
            if (!words.isEmpty()) {
                String upstream = words(error.path("metadata").path("raw"));
                return upstream.isEmpty() ? words : words + ": " + upstream;
            }
        }
        return outer.isEmpty() ? "" : outer.toString();
    }

    private static String words(JsonNode node) {
        if (node.isObject() && node.has("detail")) {
            return words(node.path("detail"));
        }
        if (!node.isArray()) {
            return node.isString() ? node.asString("").strip() : "";
        }
        List<String> complaints = new ArrayList<>();
        for (JsonNode each : node) {
            List<String> place = each.path("loc").valueStream().map(step -> step.asString("")).toList();
            complaints.add("%s: %s %s".formatted(String.join(".", place), text(each, "msg"), text(each, "type")));
        }
        return String.join("; ", complaints);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }

    private static String readable(String text) {
        if (!text.startsWith("<")) {
            return text;
        }
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1).strip() : MARKUP.matcher(text).replaceAll(" ").strip();
    }
}
