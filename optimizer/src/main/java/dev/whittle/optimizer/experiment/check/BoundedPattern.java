package dev.whittle.optimizer.experiment.check;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern of a stranger, in Java's words: it never hangs and never ends the program.
record BoundedPattern(Pattern pattern) {
    private static final int LONGEST = 10_000;

    /// @throws IllegalArgumentException with what is wrong, to follow the name of the check
    static BoundedPattern of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has a pattern of more than %,d characters".formatted(LONGEST));
        }
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("has a pattern that is none: %s at character %d of %s".formatted(
                    e.getDescription(), Math.max(0, e.getIndex()) + 1, Quote.of(text)), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("has a pattern that is nested too deeply", e);
        }
    }

    boolean find(String text) throws InterruptedException {
        return anyMatch(text, _ -> true);
    }

    /// Whether one of the matches in a text passes a test.
    boolean anyMatch(String text, Predicate<Matcher> test) throws InterruptedException {
        try {
            Matcher matcher = pattern.matcher(new BoundedText(text));
            while (matcher.find()) {
                if (test.test(matcher)) {
                    return true;
                }
            }
            return false;
        } catch (BoundedText.Ended _) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The search was stopped");
            }
            throw new CannotJudge("The pattern %s tries too many ways on this answer: make it simpler."
                    .formatted(Quote.of(pattern.pattern())));
        } catch (StackOverflowError _) {
            throw new CannotJudge("The pattern %s repeats a group too often on this answer: make it simpler."
                    .formatted(Quote.of(pattern.pattern())));
        }
    }
}
