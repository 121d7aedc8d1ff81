package dev.whittle.optimizer.fewshot;

import java.util.List;

/// The examples of a prompt.
///
/// @param format how they are written down
/// @param inputName what the prompt calls what is given, such as `Review`; empty if it does not say
/// @param outputName what it calls the answer, such as `Sentiment`; empty if it does not say
/// @param examples the examples in the order of the text, without overlap; empty for [Format#NONE]
/// @param asks whether a question without an answer follows the examples
/// @param notes what a person should know, one sentence each: why none were found, what was passed over
public record ExampleSet(Format format, String inputName, String outputName, List<Example> examples, boolean asks,
        List<String> notes) {
    public ExampleSet {
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    /// No examples, and why.
    static ExampleSet none(String why) {
        return new ExampleSet(Format.NONE, "", "", List.of(), false, List.of(why));
    }

    /// How many there are.
    public int size() {
        return examples.size();
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return examples.isEmpty();
    }

    /// The same set with other examples, such as borders a person corrected.
    public ExampleSet with(List<Example> others) {
        return new ExampleSet(others.isEmpty() ? Format.NONE : format, inputName, outputName, others, asks, notes);
    }

    /// How many chars the examples cover.
    int covered() {
        return examples.stream().mapToInt(example -> example.end() - example.start()).sum();
    }
}
