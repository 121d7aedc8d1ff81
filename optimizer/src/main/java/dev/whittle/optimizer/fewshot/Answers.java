package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answers of examples, without the reasoning that leads to them where they all end with the same words
/// before the answer itself, as in "So the answer is (B)."
///
/// @param finals the final answers
/// @param lead the words before them, such as `So the answer is`; empty if there are none
/// @param led how many answers have those words
record Answers(List<String> finals, String lead, int led) {
    private static final int NEAR = 300;
    private static final int MOST_WORDS = 8;

    static Answers of(List<String> outputs) {
        long long_ = outputs.stream().filter(output -> output.split("\\s+", 0).length > 8).count();
        String lead = long_ * 2 > outputs.size() && outputs.size() > 1 ? lead(outputs) : "";
        if (lead.isEmpty()) {
            return new Answers(outputs.stream().map(Answers::bare).toList(), "", 0);
        }
        List<String> finals = new ArrayList<>();
        int led = 0;
        for (String output : outputs) {
            int at = output.lastIndexOf(lead);
            led += at >= 0 ? 1 : 0;
            finals.add(bare(at < 0 ? output : output.substring(at + lead.length()).replaceFirst("^\\s*:", "")));
        }
        return new Answers(finals, lead, led);
    }

    /// The answers that are JSON, those in a code fence included; others are left out.
    static List<JsonNode> json(List<String> outputs) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String output : outputs) {
            JsonNode node = json(output);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /// An answer as JSON, or null if it is none.
    static @Nullable JsonNode json(String output) {
        try {
            return JsonMapper.shared().readTree(output.replaceFirst("(?s)^```(?:json)?\\s*(.*?)\\s*```$", "$1"));
        } catch (JacksonException e) {
            return null; // reasoning before an object, or a text that only looks like one
        }
    }

    private static String bare(String answer) {
        String text = answer.strip();
        boolean sentence = text.indexOf(' ') > 0 && text.length() > 60;
        return text.endsWith(".") && !sentence ? text.substring(0, text.length() - 1).strip() : text;
    }

    // The longest run of words near the end of the first answer that stands near the end of most others, too,
    // and is followed by something there.
    private static String lead(List<String> outputs) {
        String best = "";
        for (String output : outputs.subList(0, Math.min(3, outputs.size()))) {
            String end = output.substring(Math.max(0, output.length() - NEAR));
            int sentence = Math.max(Math.max(end.lastIndexOf(". ", end.length() - 3), end.lastIndexOf('\n')),
                    end.lastIndexOf("? "));
            String last = end.substring(sentence < 0 ? 0 : sentence + 1).strip();
            String[] words = last.split(" ", 0);
            StringBuilder run = new StringBuilder();
            for (int at = 0; at < Math.min(words.length - 1, MOST_WORDS)
                    && words[at].matches("[\\p{L}'’#]+[:,]?"); at++) {
                run.append(at == 0 ? "" : " ").append(words[at]);
                String phrase = run.toString().replaceFirst("[:,(]$", "");
                boolean telling = phrase.toLowerCase(Locale.ROOT).contains("answer") || phrase.startsWith("####")
                        || at > 1;
                long having = outputs.stream()
                        .filter(other -> other.lastIndexOf(phrase) >= Math.max(0, other.length() - NEAR)
                                && other.lastIndexOf(phrase) > 0
                                && other.length() > other.lastIndexOf(phrase) + phrase.length() + 1)
                        .count();
                if (telling && having * 5 >= outputs.size() * 4L && phrase.length() > best.length()) {
                    best = phrase;
                }
            }
        }
        return best;
    }
}
