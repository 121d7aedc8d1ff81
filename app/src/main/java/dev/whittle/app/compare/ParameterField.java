package dev.whittle.app.compare;

import dev.whittle.model.Parameters;
import java.math.BigDecimal;

/// One number a person may set. Blank leaves it to the provider.
enum ParameterField {
    TEMPERATURE("temperature", "Temperature", "0 to 2; blank is the provider's default") {
        @Override
        Parameters set(Parameters all, String text) {
            return new Parameters(decimal(text), all.maxTokens(), all.topP(), all.seed(), all.stop(),
                    all.schema(), all.logprobs());
        }
    },
    MAX_TOKENS("max-tokens", "Max output", "Most output tokens, reasoning included; blank is the provider's default") {
        @Override
        Parameters set(Parameters all, String text) {
            return new Parameters(all.temperature(), whole(text).intValueExact(), all.topP(), all.seed(), all.stop(),
                    all.schema(), all.logprobs());
        }
    },
    TOP_P("top-p", "Top-p", "0 to 1; blank is the provider's default") {
        @Override
        Parameters set(Parameters all, String text) {
            return new Parameters(all.temperature(), all.maxTokens(), decimal(text), all.seed(), all.stop(),
                    all.schema(), all.logprobs());
        }
    },
    SEED("seed", "Seed", "A whole number, for repeatable answers where the provider honours it; blank is none") {
        @Override
        Parameters set(Parameters all, String text) {
            return new Parameters(all.temperature(), all.maxTokens(), all.topP(), whole(text).longValueExact(),
                    all.stop(), all.schema(), all.logprobs());
        }
    };

    private final String id;
    private final String title;
    private final String hint;

    ParameterField(String id, String title, String hint) {
        this.id = id;
        this.title = title;
        this.hint = hint;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String hint() {
        return hint;
    }

    /// @throws NumberFormatException if it is no number
    /// @throws ArithmeticException if it is not whole, or too large
    /// @throws IllegalArgumentException if it is out of range
    abstract Parameters set(Parameters all, String text);

    /// The parameters with this one read from a text.
    ///
    /// @throws IllegalArgumentException if it cannot be; the message is one sentence for the person
    Parameters read(Parameters all, String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return all;
        }
        try {
            return set(all, typed.replace(" ", ""));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("%s \"%s\" is not a number; blank leaves it to the provider."
                    .formatted(title, typed));
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("%s is a whole number that is not too large, not %s."
                    .formatted(title, typed));
        }
    }

    /// What is wrong with a text, one sentence, or empty.
    String problem(String text) {
        try {
            read(Parameters.DEFAULT, text);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    // Not Double.valueOf, which takes "NaN", "1d" and hexadecimal; a comma is a decimal point to many.
    private static double decimal(String text) {
        return new BigDecimal(text.replace(',', '.')).doubleValue();
    }

    private static BigDecimal whole(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
