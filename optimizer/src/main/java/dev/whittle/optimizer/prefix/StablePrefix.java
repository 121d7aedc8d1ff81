package dev.whittle.optimizer.prefix;

import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much of a prompt's beginning is the same in every call. Counts are those of the messages as they are
/// sent, variables with a value filled.
///
/// @param input tokens of all messages
/// @param stable tokens in front of the first place that surely changes
/// @param places every place that changes, in order
public record StablePrefix(long input, long stable, List<Place> places) {
    public StablePrefix {
        places = List.copyOf(places);
    }

    /// A place that changes.
    ///
    /// @param line its line in its message, counted from 1
    /// @param text what stands there
    /// @param behind tokens between it and the next place that surely changes, which no cache reaches
    public record Place(Breaker breaker, int line, String text, long behind) {}

    /// Reads a prompt.
    ///
    /// @param fixed variables that have the same value in every call
    public static StablePrefix of(Prompt prompt, Tokenizer tokenizer, Set<String> fixed) {
        Map<String, String> values = new HashMap<>(prompt.values());
        values.keySet().retainAll(fixed);
        long input = prompt.rendered().stream().mapToLong(message -> tokenizer.count(message.text()).tokens()).sum();
        Shield examples = new Shield(Regions.examples(prompt));
        long stable = 0;
        boolean broken = false;
        List<Place> places = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            String text = prompt.messages().get(index).text();
            int at = index;
            // What stands in examples was written there by hand.
            List<Breaker> own = Breaker.of(index, text, fixed).stream().filter(
                    breaker -> breaker.certain() || !examples.touches(at, breaker.start(), breaker.end())).toList();
            List<Breaker> certain = own.stream().filter(Breaker::certain).toList();
            if (!broken) {
                int end = certain.isEmpty() ? text.length() : certain.getFirst().start();
                stable += tokenizer.count(Variables.fill(text.substring(0, end), values)).tokens();
                broken = !certain.isEmpty();
            }
            for (Breaker breaker : own) {
                int next = certain.stream().mapToInt(Breaker::start).filter(start -> start >= breaker.end()).findFirst()
                        .orElse(text.length());
                long behind = tokenizer.count(Variables.fill(text.substring(breaker.end(), next), values)).tokens();
                places.add(new Place(breaker, (int) text.substring(0, breaker.start()).lines().count()
                        + (breaker.start() == 0 || text.charAt(breaker.start() - 1) == '\n' ? 1 : 0),
                        text.substring(breaker.start(), breaker.end()), behind));
            }
        }
        return new StablePrefix(input, stable, places);
    }

    /// The prompt with the stable parts of each message first: paragraphs and sections that change go behind the
    /// others, in their order. A paragraph stays with the one it points back to, a label with what it
    /// announces, a tag with what it holds. The same prompt if nothing can be gained.
    ///
    /// @param fixed variables that have the same value in every call
    public static Prompt stableFirst(Prompt prompt, Set<String> fixed) {
        List<Message> messages = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            Message message = prompt.messages().get(index);
            messages.add(message.withText(Blocks.stableFirst(message.text(),
                    Breaker.of(index, message.text(), fixed).stream().filter(Breaker::certain).toList())));
        }
        return prompt.withMessages(messages);
    }
}
