package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Format;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where a prompt asks its question, so that the input of an example can be asked there.
sealed interface Question {
    /// The prompt, or one made of it by changing its examples, asking what an example asks.
    Prompt ask(Prompt prompt, Example example);

    /// A variable takes the question.
    record InVariable(String name) implements Question {
        @Override
        public Prompt ask(Prompt prompt, Example example) {
            return prompt.withValue(name, example.input());
        }
    }

    /// The last message is the question.
    record InMessage() implements Question {
        @Override
        public Prompt ask(Prompt prompt, Example example) {
            return prompt.withText(prompt.messages().size() - 1, example.input());
        }
    }

    /// There is none yet: a message of the user brings it.
    record Added() implements Question {
        @Override
        public Prompt ask(Prompt prompt, Example example) {
            List<Message> messages = new ArrayList<>(prompt.messages());
            messages.add(Message.user(example.input()));
            return prompt.withMessages(messages);
        }
    }

    /// A question is written out behind the examples, or nothing stands there yet.
    ///
    /// @param length how many chars at the end of the message are that question
    /// @param text the message the examples stand in, from which an example is read as a question
    record Written(int message, int length, String text) implements Question {
        @Override
        public Prompt ask(Prompt prompt, Example example) {
            String now = prompt.messages().get(message).text();
            String head = now.substring(0, now.length() - length).stripTrailing();
            return prompt.withText(message, head + (head.isEmpty() ? "" : "\n\n") + asked(text, example));
        }
    }

    /// Where a prompt with examples asks.
    ///
    /// @throws IllegalArgumentException if it is not plain; the message is one sentence for the person
    static Question of(Prompt prompt, ExampleSet set) {
        boolean chat = set.format() == Format.MESSAGES;
        int message = set.examples().getFirst().message();
        String name = variable(prompt, set, chat);
        List<String> missing = new ArrayList<>(prompt.unfilled());
        missing.remove(name);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "The variable {{%s}} has no value, so the examples cannot be asked; give it one, or open a file of cases."
                            .formatted(missing.getFirst()));
        }
        if (!name.isEmpty()) {
            return new InVariable(name);
        }
        if (chat) {
            return set.asks() ? new InMessage() : new Added();
        }
        return written(prompt.messages().get(message).text(), set, message);
    }

    private static Question written(String text, ExampleSet set, int message) {
        Example first = set.examples().getFirst();
        String label = label(text, first);
        int end = set.examples().getLast().end();
        int at = label.isEmpty() || !set.asks() ? -1 : text.indexOf(label, end);
        boolean plain = !Set.of(Format.JSON, Format.JSONL, Format.TABLE).contains(set.format())
                && text.indexOf(first.output(), first.start()) >= 0;
        if (!plain || (set.asks() && at < 0)) {
            throw new IllegalArgumentException(
                    "It is not plain where the prompt asks its question; write {{input}} there, or open a file of cases.");
        }
        return new Written(message, at < 0 ? 0 : text.length() - at, text);
    }

    // What stands before the input of an example, such as `Ticket:`.
    private static String label(String text, Example example) {
        int input = text.indexOf(example.input(), example.start());
        return input < 0 || input > example.end() ? "" : text.substring(example.start(), input).strip();
    }

    // The example up to its answer.
    private static String asked(String text, Example example) {
        int answer = text.lastIndexOf(example.output(), example.end() - example.output().length());
        int until = example.reasoning().isEmpty() ? answer : text.indexOf(example.reasoning(), example.start());
        int end = until < example.start() ? answer : Math.min(until, answer);
        return text.substring(example.start(), Math.max(example.start(), end)).stripTrailing();
    }

    // The variable behind the examples, or else the only one before them; empty if there is none.
    private static String variable(Prompt prompt, ExampleSet set, boolean chat) {
        Example last = set.examples().getLast();
        List<String> behind = new ArrayList<>();
        List<String> before = new ArrayList<>();
        String label = chat ? "" : label(prompt.messages().get(last.message()).text(), set.examples().getFirst());
        String labelled = "";
        for (int index = 0; index < prompt.messages().size(); index++) {
            String text = prompt.messages().get(index).text();
            for (Variables.Place place : Variables.places(text)) {
                boolean after = index > last.message() || (index == last.message() && place.start() >= last.end());
                List<String> side = after ? behind : before;
                if (!side.contains(place.name())) {
                    side.add(place.name());
                }
                if (after && !label.isEmpty() && text.substring(0, place.start()).stripTrailing().endsWith(label)) {
                    labelled = place.name();
                }
            }
        }
        if (!labelled.isEmpty() || behind.size() == 1) {
            return labelled.isEmpty() ? behind.getFirst() : labelled;
        }
        if (behind.isEmpty() && before.size() == 1 && !set.asks()) {
            return before.getFirst();
        }
        if (behind.size() > 1) {
            throw new IllegalArgumentException(
                    "Several variables stand behind the examples ({{%s}}), so it is not plain which one is the question; open a file of cases."
                            .formatted(String.join("}}, {{", behind)));
        }
        return "";
    }
}
