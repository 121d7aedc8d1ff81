package dev.whittle.optimizer.experiment.check;

import java.util.regex.Pattern;

/// Text of a stranger that is put between tags of a judge's prompt.
final class Tagged {
    private static final Pattern CLOSING = Pattern.compile("(?i)<(?=\\s{0,9}/\\s{0,9}(?:answer|first|second|rubric))");

    private Tagged() {}

    /// A rubric for one case.
    static String rubric(Template rubric, Answer answer) {
        String text = rubric.in(answer);
        if (text.isBlank()) {
            throw new CannotJudge("The rubric is empty for this case.");
        }
        return text;
    }

    /// The text as it may stand between tags: it cannot close them. An empty one says that it is.
    static String data(String text) {
        return text.isBlank() ? "(the answer is empty)" : CLOSING.matcher(text).replaceAll("&lt;");
    }
}
