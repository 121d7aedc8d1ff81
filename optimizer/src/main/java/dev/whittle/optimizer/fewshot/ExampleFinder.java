package dev.whittle.optimizer.fewshot;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the examples of a prompt, however they are written down. Stateless; the time is linear in the
/// text but for texts of thousands of different labels.
public final class ExampleFinder {
    private static final String WHY = "No examples were found: no pair of labels, tags, headings, arrows, columns or "
            + "messages takes turns in it.";

    private static final List<Function<String, @Nullable ExampleSet>> FIRST = List.of(JsonExamples::find,
            TableExamples::find, MarkedExamples::find);
    // Tried in this order where nothing plainer shows.
    private static final List<Function<String, @Nullable ExampleSet>> LAST = List.of(MarkedExamples::findInline,
            BlockExamples::find, ArrowExamples::findWeak);

    private ExampleFinder() {}

    /// Whether a name, in lower case, is one that usually stands for the answer of an example.
    public static boolean answers(String name) {
        return Names.all().outputs().contains(name);
    }

    /// The examples of a prompt: pairs of user and assistant messages, or those within the message that has
    /// most.
    public static ExampleSet find(Prompt prompt) {
        ExampleSet best = messages(prompt.messages());
        if (best.isEmpty()) {
            for (int index = 0; index < prompt.messages().size(); index++) {
                int message = index;
                ExampleSet set = find(prompt.messages().get(index).text());
                if (set.size() > best.size()) {
                    best = set.with(set.examples().stream().map(example -> example.in(message)).toList());
                }
            }
        }
        return best;
    }

    /// The examples of one text.
    public static ExampleSet find(String text) {
        ExampleSet best = best(text);
        for (Function<String, @Nullable ExampleSet> way : LAST) {
            best = best == null ? way.apply(text) : best;
        }
        return best == null ? ExampleSet.none(WHY) : best;
    }

    // The way of writing that covers most of the text wins: an array within an answer is no example. Arrows
    // within values are common, so they have to cover far more.
    private static @Nullable ExampleSet best(String text) {
        ExampleSet best = null;
        for (Function<String, @Nullable ExampleSet> way : FIRST) {
            best = larger(best, way.apply(text), 1);
        }
        return larger(best, ArrowExamples.find(text), 3);
    }

    private static @Nullable ExampleSet larger(@Nullable ExampleSet best, @Nullable ExampleSet other, int times) {
        if (best == null || other == null || other.isEmpty()) {
            return best == null ? other : best;
        }
        boolean several = best.size() < 2 && other.size() > 1;
        boolean covers = (other.size() > 1 || best.size() < 2) && other.covered() > times * (long) best.covered();
        return several || covers ? other : best;
    }

    private static ExampleSet messages(List<Message> messages) {
        List<Example> examples = new ArrayList<>();
        for (int index = 0; index + 1 < messages.size(); index++) {
            Message asked = messages.get(index);
            Message answered = messages.get(index + 1);
            if (asked.role() == Role.USER && answered.role() == Role.ASSISTANT && !answered.text().isBlank()) {
                examples.add(new Example(asked.text().strip(), answered.text().strip(), "", index, 0,
                        answered.text().length()));
            }
        }
        boolean asks = !messages.isEmpty() && messages.getLast().role() == Role.USER;
        return examples.isEmpty()
                ? ExampleSet.none(WHY)
                : new ExampleSet(Format.MESSAGES, "user", "assistant", examples, asks, List.of());
    }
}
