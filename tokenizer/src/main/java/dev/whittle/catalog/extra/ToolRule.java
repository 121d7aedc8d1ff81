package dev.whittle.catalog.extra;

import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;

/// How the tokens of definitions of tools follow from them.
sealed interface ToolRule {
    TokenCount tokens(ToolList tools, Tokenizer tokenizer);

    /// OpenAI's cookbook: a line for each function and each property, and constants around them.
    record Lines(int function, int properties, int property, int enumeration, int value, int end)
            implements
                ToolRule {
        @Override
        public TokenCount tokens(ToolList tools, Tokenizer tokenizer) {
            TokenCount sum = constant(end);
            for (ToolList.Tool tool : tools.tools()) {
                sum = sum.plus(constant(function))
                        .plus(tokenizer.count(tool.name() + ":" + withoutStop(tool.description())));
                if (!tool.properties().isEmpty()) {
                    sum = sum.plus(constant(properties));
                }
                for (ToolList.Property one : tool.properties()) {
                    sum = sum.plus(constant(property)).plus(of(one, tokenizer));
                }
            }
            return sum;
        }

        private TokenCount of(ToolList.Property one, Tokenizer tokenizer) {
            TokenCount sum = tokenizer.count(
                    "%s:%s:%s".formatted(one.name(), one.type(), withoutStop(one.description())));
            for (String each : one.values()) {
                sum = sum.plus(constant(value)).plus(tokenizer.count(each));
            }
            // What is taken off is less than what the values of an enumeration add.
            long off = one.values().isEmpty() ? 0 : -enumeration;
            return TokenCount.estimate(sum.tokens() - off, sum.low() - off, sum.high() - off);
        }

        private static String withoutStop(String text) {
            return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        }
    }

    /// Anthropic: a system prompt of so many tokens, and the definitions, whose form is not told: their
    /// JSON is counted.
    record Json(int prompt) implements ToolRule {
        @Override
        public TokenCount tokens(ToolList tools, Tokenizer tokenizer) {
            return constant(prompt).plus(tokenizer.count(tools.json()));
        }
    }

    private static TokenCount constant(int tokens) {
        return TokenCount.estimate(tokens, tokens, tokens);
    }
}
