package dev.whittle.wire;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server's error means for the person: its kind, and a sentence that says what to do.
/// Servers agree neither on statuses nor on codes, so their words are read too.
enum Refusal {
    QUOTA(Kind.RATE_LIMITED,
            "The quota or credit at {server} is used up: check plan and billing there{said}."), TOO_LONG(Kind.REFUSED,
                    "The prompt is too long for {model}: shorten it, ask for less output or choose a model with a larger context window{said}."), POLICY(
                            Kind.REFUSED,
                            "The content policy of {server} refused the prompt: change what it asks{said}."), NO_KEY(
                                    Kind.UNAUTHORIZED,
                                    "{server} wants a key and none is set: enter one in Settings{said}."), WRONG_KEY(
                                            Kind.UNAUTHORIZED,
                                            "The server refused the key: check the key for {server} in Settings{said}."), FORBIDDEN(
                                                    Kind.UNAUTHORIZED,
                                                    "{server} does not allow this with the key in use: check what the key may do{said}."), UNKNOWN_MODEL(
                                                            Kind.REFUSED,
                                                            "{server} does not know the model {model}: choose one from its list{said}."), NO_API(
                                                                    Kind.REFUSED,
                                                                    "There is nothing at {address}: check the base URL, it often ends in /v1{said}."), REDIRECT(
                                                                            Kind.MALFORMED,
                                                                            "{address} sends to another address, which is not followed because the key would go along: enter the right base URL{said}."), BUSY(
                                                                                    Kind.RATE_LIMITED,
                                                                                    "{server} gets too many requests: {wait}, or run fewer at once{said}."), OVERLOADED(
                                                                                            Kind.SERVER_ERROR,
                                                                                            "{server} is overloaded: {wait}{said}."), FAILED(
                                                                                                    Kind.SERVER_ERROR,
                                                                                                    "{server} failed{status}: {wait}{said}."), REJECTED(
                                                                                                            Kind.REFUSED,
                                                                                                            "{server} refused the request{status}: change what it complains about{said}."), STRANGE(
                                                                                                                    Kind.MALFORMED,
                                                                                                                    "{server} answered in a way no such server does{status}: check the base URL{said}.");

    private static final Pattern QUOTA_WORDS = words(
            "insufficient_quota|insufficient.balance|insufficient.credits?|credit balance|billing_(hard_limit|not_active)");
    private static final Pattern LENGTH_WORDS = words("context_length|context.window|context.size|context.length"
            + "|maximum context|prompt is too long|input is too long|too many (input )?tokens|too large for model|exceeds the maximum number of tokens");
    private static final Pattern POLICY_WORDS = words(
            "content_filter|content_policy|content policy|content management policy|responsibleai|requires moderation"
                    + "|safety.system|flagged");
    private static final Pattern KEY_WORDS = words(
            "invalid_api_key|incorrect api key|api key not valid|invalid api key");
    private static final Pattern MODEL_WORDS = words("model_not_found|invalid_model|unknown model|invalid model"
            + "|not_found_error model|models?\\b.{0,80}(not found|not exist|not available)|not a valid model|no such model");
    private static final Pattern BUSY_WORDS = words("rate.?limit|too many requests|resource_exhausted");
    private static final Pattern OVERLOAD_WORDS = words("overloaded|unavailable|capacity");

    private final Kind kind;
    private final String sentence;

    Refusal(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex);
    }

    static Refusal of(ServerError error, boolean keySent) {
        String words = "%s %s %s".formatted(error.code(), error.type(), error.message()).toLowerCase(Locale.ROOT);
        int status = error.status();
        if (status == 401) {
            return keySent ? WRONG_KEY : NO_KEY;
        }
        if (status == 402 || QUOTA_WORDS.matcher(words).find()) {
            return QUOTA;
        }
        if (status == 429 || (status == 0 && BUSY_WORDS.matcher(words).find())) {
            return BUSY;
        }
        if (POLICY_WORDS.matcher(words).find()) {
            return POLICY;
        }
        if (status == 413 || LENGTH_WORDS.matcher(words).find()) {
            return TOO_LONG;
        }
        if (KEY_WORDS.matcher(words).find()) {
            return keySent ? WRONG_KEY : NO_KEY;
        }
        if (status < 500 && status >= 400 && MODEL_WORDS.matcher(words).find()) {
            return UNKNOWN_MODEL;
        }
        return byStatus(status, words);
    }

    private static Refusal byStatus(int status, String words) {
        return switch (status) {
            case 403 -> FORBIDDEN;
            case 404, 405 -> NO_API;
            case 408, 409 -> FAILED;
            case 503, 529 -> OVERLOADED;
            default -> {
                if (status == 0) {
                    yield words.contains("invalid_request")
                            ? REJECTED
                            : OVERLOAD_WORDS.matcher(words).find() ? OVERLOADED : FAILED;
                }
                yield status >= 500 ? FAILED : status >= 400 ? REJECTED : status >= 300 ? REDIRECT : STRANGE;
            }
        };
    }

    private static boolean mayHelpToRepeat(ServerError error) {
        int status = error.status();
        return switch (of(error, true)) {
            case BUSY, OVERLOADED, FAILED -> status == 408 || status == 409 || status == 429 || status >= 500;
            default -> false;
        };
    }

    /// A refused request, with what its headers say about another one.
    static RequestFailed failed(ServerError error, Server server, String model, HttpHeaders headers, Backoff backoff) {
        Duration asked = backoff.asked(headers, error.retryDelay());
        boolean forbidden = headers.firstValue("x-should-retry").orElse("").equals("false");
        return new RequestFailed(problem(error, server, model, "", asked), mayHelpToRepeat(error) && !forbidden, asked);
    }

    /// The error for the person.
    ///
    /// @param partialText what had come of the reply
    /// @param asked how long the server asks to wait, or null
    static ModelException problem(ServerError error, Server server, String model, String partialText,
            @Nullable Duration asked) {
        Refusal refusal = of(error, server.hasKey());
        String words = server.excerpt(error.message());
        String wait = asked == null ? "try again in a minute" : "try again in " + NetworkProblem.seconds(asked);
        // The server's words go in last: they may hold any of the placeholders.
        String message = refusal.sentence
                .replace("{server}", server.name())
                .replace("{address}", server.address())
                .replace("{model}", model.isEmpty() ? "this model" : server.excerpt(model))
                .replace("{wait}", wait)
                .replace("{status}", error.status() == 0 ? "" : " (status %d)".formatted(error.status()))
                .replace("{said}", words.isEmpty() ? "" : " (the server said: \"%s\")".formatted(words));
        return new ModelException(refusal.kind, message, partialText, null);
    }
}
