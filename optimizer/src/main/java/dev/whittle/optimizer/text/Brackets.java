package dev.whittle.optimizer.text;

/// Finds the end of a JSON value in a text without reading the value.
public final class Brackets {
    private Brackets() {}

    /// The char behind the bracket that closes the one at a place; if there is none, minus the place
    /// where that showed.
    public static int close(String text, int start) {
        StringBuilder open = new StringBuilder();
        for (int at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{', '[' -> open.append(text.charAt(at));
                case '}', ']' -> {
                    char opened = text.charAt(at) == '}' ? '{' : '[';
                    if (open.charAt(open.length() - 1) != opened) {
                        return -at;
                    }
                    open.setLength(open.length() - 1);
                    if (open.isEmpty()) {
                        return at + 1;
                    }
                }
                case '"' -> {
                    at = string(text, at);
                    if (at == text.length()) {
                        return -at;
                    }
                }
                default -> {
                }
            }
        }
        return -text.length();
    }

    private static int string(String text, int quote) {
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
