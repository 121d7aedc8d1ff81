package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Writes one prompt a case as one prompt for all of them with variables: what they share is its text, where they
/// differ it has a variable, whose value each case brings.
final class Templates {
    private final List<SequencedMap<String, String>> values = new ArrayList<>();

    Templates(int cases) {
        for (int one = 0; one < cases; one++) {
            values.add(new LinkedHashMap<>());
        }
    }

    /// The values of the variables, case by case.
    List<SequencedMap<String, String>> values() {
        return values;
    }

    /// How many chars all values have.
    long size() {
        return values.stream().flatMap(one -> one.values().stream()).mapToLong(String::length).sum();
    }

    /// The template of prompts whose messages have the same roles.
    ///
    /// @param name what the variables begin with
    /// @param prompts one a case
    Prompt add(String name, List<Prompt> prompts) {
        List<List<Message>> sent = prompts.stream().map(Prompt::rendered).toList();
        List<Message> messages = new ArrayList<>();
        for (int at = 0; at < sent.getFirst().size(); at++) {
            int message = at;
            List<String> texts = sent.stream().map(one -> one.get(message).text()).toList();
            messages.add(sent.getFirst().get(at).withText(text("%s-m%d".formatted(name, at), texts)));
        }
        return Prompt.of(messages.toArray(Message[]::new));
    }

    private String text(String variable, List<String> texts) {
        String first = texts.getFirst();
        if (texts.stream().allMatch(first::equals) && Variables.places(first).isEmpty()) {
            return first;
        }
        int[] shared = shared(texts);
        String head = first.substring(0, shared[0]);
        String tail = first.substring(first.length() - shared[1]);
        // Braces that were typed as text would be taken for variables.
        boolean literal = Variables.places(head).isEmpty() && Variables.places(tail).isEmpty();
        head = literal ? head : "";
        tail = literal ? tail : "";
        for (int one = 0; one < texts.size(); one++) {
            String text = texts.get(one);
            values.get(one).put(variable, text.substring(head.length(), text.length() - tail.length()));
        }
        return head + "{{" + variable + "}}" + tail;
    }

    // How many chars all texts begin with, and how many they end with beyond those.
    private static int[] shared(List<String> texts) {
        String first = texts.getFirst();
        int head = first.length();
        int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
        for (String text : texts) {
            int same = 0;
            while (same < Math.min(head, text.length()) && text.charAt(same) == first.charAt(same)) {
                same++;
            }
            head = same;
        }
        while (head > 0 && (first.charAt(head - 1) == '{' || Character.isHighSurrogate(first.charAt(head - 1)))) {
            head--;
        }
        int tail = shortest - head;
        for (String text : texts) {
            int same = 0;
            while (same < tail && text.charAt(text.length() - 1 - same) == first.charAt(first.length() - 1 - same)) {
                same++;
            }
            tail = same;
        }
        while (tail > 0 && (first.charAt(first.length() - tail) == '}'
                || Character.isLowSurrogate(first.charAt(first.length() - tail)))) {
            tail--;
        }
        return new int[]{head, tail};
    }
}
