package dev.whittle.optimizer.fewshot;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A prompt with some of its examples, and where they stand in it. No guard has looked at it: it is for
/// measuring what examples are worth.
///
/// @param prompt the prompt
/// @param set the examples that are left
public record Subset(Prompt prompt, ExampleSet set) {
    private static final Pattern COUNT = Pattern.compile("\\A(\\W{0,8}[\\p{L} ]{1,12}?[ #]{0,2})(\\d{1,3})");

    /// The prompt with these examples alone, in the order given; numbers in their titles run on.
    ///
    /// @param places indexes of the examples in the set, at least one
    /// @throws IllegalArgumentException if a variable stands among the examples
    public static Subset of(Prompt prompt, ExampleSet set, List<Integer> places) {
        if (places.equals(IntStream.range(0, set.size()).boxed().toList())) {
            return new Subset(prompt, set);
        }
        if (set.format() == Format.MESSAGES) {
            return messages(prompt, set, new HashSet<>(places));
        }
        int message = set.examples().getFirst().message();
        String text = prompt.messages().get(message).text();
        Surroundings block = Surroundings.of(text, set);
        if (block.obstacle().contains("variable")) {
            throw new IllegalArgumentException(block.obstacle());
        }
        String gap = gap(text, set);
        List<String> pieces = pieces(text, set, places);
        List<Example> left = new ArrayList<>();
        int at = set.examples().getFirst().start();
        for (int index = 0; index < pieces.size(); index++) {
            Example old = set.examples().get(places.get(index));
            int end = at + pieces.get(index).length();
            left.add(new Example(old.input(), old.output(), old.reasoning(), message, at, end));
            at = end + gap.length();
        }
        String changed = text.substring(0, set.examples().getFirst().start()) + String.join(gap, pieces)
                + text.substring(set.examples().getLast().end());
        return new Subset(prompt.withText(message, changed), set.with(left));
    }

    /// The prompt without its examples and without what announces them, nothing in their place.
    ///
    /// @throws IllegalArgumentException if they cannot be cut out; the message is one sentence for the person
    public static Prompt without(Prompt prompt, ExampleSet set) {
        if (set.format() == Format.MESSAGES) {
            return messages(prompt, set, Set.of()).prompt();
        }
        int message = set.examples().getFirst().message();
        String text = prompt.messages().get(message).text();
        Surroundings block = Surroundings.of(text, set);
        if (!block.obstacle().isEmpty()) {
            throw new IllegalArgumentException(block.obstacle());
        }
        String rest = text.substring(0, block.start()) + text.substring(block.end()).stripLeading();
        return prompt.withText(message, rest);
    }

    /// What stands between two examples.
    static String gap(String text, ExampleSet set) {
        return set.size() < 2
                ? "\n\n"
                : text.substring(set.examples().getFirst().end(), set.examples().get(1).start());
    }

    /// The text of the examples as it is, but with numbers that run on.
    static List<String> pieces(String text, ExampleSet set, List<Integer> places) {
        return IntStream.range(0, places.size()).mapToObj(at -> {
            Example example = set.examples().get(places.get(at));
            String piece = text.substring(example.start(), example.end());
            Matcher matcher = COUNT.matcher(piece);
            boolean counted = set.format() == Format.NUMBERED && matcher.find()
                    && matcher.group(2).equals(Integer.toString(places.get(at) + 1));
            return counted ? matcher.group(1) + (at + 1) + piece.substring(matcher.end()) : piece;
        }).toList();
    }

    private static Subset messages(Prompt prompt, ExampleSet set, Set<Integer> places) {
        Set<Integer> gone = new HashSet<>();
        List<Example> left = new ArrayList<>();
        for (int at = 0; at < set.size(); at++) {
            Example example = set.examples().get(at);
            if (places.contains(at)) {
                left.add(example.in(example.message() - gone.size()));
            } else {
                gone.add(example.message());
                gone.add(example.message() + 1);
            }
        }
        List<Message> messages = IntStream.range(0, prompt.messages().size()).filter(index -> !gone.contains(index))
                .mapToObj(prompt.messages()::get).toList();
        return new Subset(prompt.withMessages(messages), set.with(left));
    }
}
