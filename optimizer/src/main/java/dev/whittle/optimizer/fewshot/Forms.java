package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the answers of examples have in common in their form. Only such forms are tried that hold for all
/// answers of a task or for few of them, so that what holds in four examples holds in the fifth: no lengths,
/// no full stops, no small letters.
final class Forms {
    private static final int FEWEST = 3;
    private static final Pattern CHOICE = Pattern.compile("\\(?([A-Z])\\)?");
    private static final Pattern SCALE = Pattern.compile("(-?\\d{1,2}) ?[-–—:.)] ?(\\p{L}.{0,40})");
    private static final Pattern CODE = Pattern.compile(
            "(?m)^\\s*(?:def |class |import |from \\w+ import|public |private |function |const |let |var |return\\b|#include|SELECT\\b|INSERT\\b|UPDATE\\b|DELETE\\b|CREATE\\b|<\\?php|fn |func |if \\(|for \\()|[;{}]\\s*$");
    private static final Pattern LINE_LABEL = Pattern
            .compile("(?m)^[ \\t]*(?:[-*] )?([\\p{L}][\\p{L}\\p{N} _-]{0,30}):");
    private static final Pattern PARTS = Pattern
            .compile("\\s*(?:[,;|\\n]|\\bor\\b|\\band\\b|(?<=[.!?])\\s+(?=\\p{Lu})|\\p{L}+ \\d{1,2} ?[:.)])\\s*");

    private final List<String> inputs;
    private final List<String> outputs;
    private final List<String> finals;
    private final List<Rule> rules = new ArrayList<>();
    private OutputFormat format = OutputFormat.TEXT;
    private List<String> keys = List.of();
    private boolean copied;

    Forms(List<String> inputs, List<String> outputs, Answers answers) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.finals = answers.finals();
        if (!answers.lead().isEmpty()) {
            add("form.lead", "Before the final answer stand the words \"%s\".".formatted(answers.lead()),
                    answers.led());
            format = OutputFormat.TEMPLATE;
        }
        shape(answers);
        affixes();
        copies();
        scripts();
    }

    List<Rule> rules() {
        return rules;
    }

    OutputFormat format() {
        return format;
    }

    /// The keys of the JSON objects all answers are, or none.
    List<String> keys() {
        return keys;
    }

    /// Whether every answer is made of parts of its input.
    boolean copied() {
        return copied;
    }

    private int size() {
        return outputs.size();
    }

    private boolean enough() {
        return size() >= FEWEST;
    }

    private void add(String id, String text, int support) {
        rules.add(new Rule(id, text, support, size(), false));
    }

    private void shape(Answers answers) {
        boolean choice = finals.stream().allMatch(answer -> CHOICE.matcher(answer).matches())
                && count((input, _) -> input.matches("(?s).*\\(?[AB]\\)?[).:] .*\\(?[BC]\\)?[).:] .*")) == size();
        if (choice) {
            format = OutputFormat.CHOICE;
            add("form.choice", "The final answer is the letter of one of the options in the input, written as %s."
                    .formatted(finals.getFirst().startsWith("(") ? "(A)" : "A"), size());
        } else if (objects()) {
            format = OutputFormat.JSON;
        } else if (finals.stream().allMatch(Transforms::number)) {
            format = OutputFormat.NUMBER;
            if (enough()) {
                add("form.number", "The %s is a number and nothing else."
                        .formatted(answers.lead().isEmpty() ? "answer" : "final answer"), size());
                decimals();
            }
        } else if (Dates.notation(finals) != null) {
            format = OutputFormat.DATE;
            if (enough()) {
                add("form.date", "The answer is a date written as %s."
                        .formatted(String.valueOf(Dates.notation(finals)).replace('u', 'y')), size());
            }
        } else if (answers.lead().isEmpty()
                && outputs.stream().allMatch(output -> CODE.matcher(output).find() || output.startsWith("```"))) {
            format = OutputFormat.CODE;
        } else if (answers.lead().isEmpty() && finals.stream().allMatch(answer -> SCALE.matcher(answer).matches())) {
            format = OutputFormat.TEMPLATE;
            if (enough()) {
                add("form.scale", "The answer is a number of a scale and the words for it.", size());
            }
        } else if (answers.lead().isEmpty()) {
            lists();
        }
    }

    /// The separator of a list all answers are, or null.
    static @Nullable String separator(List<String> outputs) {
        for (String separator : List.of("\n- ", "\n* ", "\n", "; ", ", ", " | ", ",", ";")) {
            String plain = separator.strip();
            boolean bullets = separator.length() == 3 && separator.startsWith("\n");
            long having = outputs.stream().filter(output -> output.contains(separator)).count();
            boolean brief = outputs.stream()
                    .allMatch(output -> Arrays.stream(output.split(Pattern.quote(separator), 0))
                            .allMatch(item -> item.strip().split("\\s+", 0).length <= 5)
                            && (bullets ? output.startsWith(plain) : true) && !output.endsWith("."));
            if (having * 2 > outputs.size() && having > 1 && brief) {
                return separator;
            }
        }
        return null;
    }

    private void lists() {
        String separator = separator(outputs);
        if (separator == null) {
            return;
        }
        boolean all = outputs.stream().allMatch(output -> output.contains(separator));
        boolean counts = outputs.stream().map(output -> output.split(Pattern.quote(separator), 0).length).distinct()
                .count() == 1;
        boolean numbers = finals.stream().allMatch(answer -> answer.matches("[\\w ]+, (?:and )?[\\w -]+")) && counts;
        format = numbers && !all ? format : OutputFormat.LIST;
        if (enough()) {
            String name = separator.startsWith("\n-") || separator.startsWith("\n*")
                    ? "a line with \"%s\" for each item".formatted(separator.strip())
                    : separator.equals("\n")
                            ? "one item a line"
                            : "items with \"%s\" between them".formatted(separator.stripTrailing());
            add("form.list", "The answer is a list: %s.".formatted(name), (int) outputs.stream()
                    .filter(output -> output.contains(separator) || output.split("\\s+", 0).length < 5).count());
        }
    }

    private void decimals() {
        Set<Integer> places = finals.stream()
                .map(answer -> answer.indexOf('.') < 0 ? 0 : answer.length() - answer.indexOf('.') - 1)
                .collect(Collectors.toSet());
        int first = places.iterator().next();
        if (places.size() == 1 && first > 0) {
            add("form.decimals", "The number has %d decimal%s.".formatted(first, first == 1 ? "" : "s"), size());
        }
    }

    private boolean objects() {
        List<Set<String>> names = new ArrayList<>();
        for (String output : finals) {
            String text = output.replaceFirst("(?s)^```(?:json)?\\s*(.*?)\\s*```$", "$1");
            if (!text.startsWith("{") && !text.startsWith("[")) {
                return false;
            }
            try {
                JsonNode node = JsonMapper.shared().readTree(text);
                names.add(new LinkedHashSet<>(node.propertyNames()));
            } catch (JacksonException e) {
                return false; // an answer that only looks like JSON is no JSON
            }
        }
        Set<String> all = new LinkedHashSet<>();
        names.forEach(all::addAll);
        if (enough()) {
            add("form.json", "The answer is JSON.", size());
            all.forEach(name -> add("form.json-key", "The answer has the key \"%s\".".formatted(name),
                    (int) names.stream().filter(own -> own.contains(name)).count()));
        }
        keys = List.copyOf(all);
        return true;
    }

    // Words every answer begins or ends with. A short word alone is chance: many sentences begin with "The".
    private void affixes() {
        if (!enough()) {
            return;
        }
        String prefix = whole(firstLine(outputs.stream().reduce(Forms::prefix).orElse("")), true);
        String suffix = whole(
                outputs.stream().map(output -> new StringBuilder(output).reverse().toString()).reduce(Forms::prefix)
                        .map(reversed -> new StringBuilder(reversed).reverse().toString()).orElse(""),
                false);
        boolean structured = format == OutputFormat.JSON || format == OutputFormat.CHOICE
                || format == OutputFormat.CODE;
        boolean same = outputs.stream().distinct().count() == 1;
        if (!structured && !same && telling(prefix)) {
            add("form.prefix", "The answer begins with \"%s\".".formatted(prefix.strip().replace("\n", "\\n")), size());
            format = format == OutputFormat.TEXT ? OutputFormat.TEMPLATE : format;
        }
        if (!structured && !same && telling(suffix)) {
            add("form.suffix", "The answer ends with \"%s\".".formatted(suffix.strip().replace("\n", "\\n")), size());
            format = format == OutputFormat.TEXT ? OutputFormat.TEMPLATE : format;
        }
        boolean upper = outputs.stream().allMatch(output -> output.equals(output.toUpperCase(Locale.ROOT))
                && output.codePoints().filter(Character::isUpperCase).count() > 3);
        if (upper) {
            add("form.upper-case", "The answer is in upper case.", size());
        }
        if (!structured) {
            lines();
        }
    }

    private static String firstLine(String text) {
        int line = text.indexOf('\n');
        return line < 0 ? text : text.substring(0, line + 1);
    }

    // Up to the last word that is whole.
    private static String whole(String affix, boolean front) {
        int blank = front
                ? Math.max(affix.lastIndexOf(' '), affix.lastIndexOf('\n'))
                : affix.indexOf(' ') < 0 ? affix.indexOf('\n') : affix.indexOf(' ');
        return blank < 0 ? "" : front ? affix.substring(0, blank + 1) : affix.substring(blank);
    }

    private static boolean telling(String affix) {
        String text = affix.strip();
        long words = Arrays.stream(text.split("\\s+", 0))
                .filter(word -> word.codePoints().filter(Character::isLetter).count() > 1).count();
        return words > 2 || (words > 0 && text.matches("(?s).*[:#>\\]°%€$].*"))
                || text.matches("[#>$€%°*\\[\\]<-][^\\s]{0,4}");
    }

    private static String prefix(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return a.substring(0, at);
    }

    private void lines() {
        List<List<String>> labels = outputs.stream()
                .map(output -> LINE_LABEL.matcher(output).results().map(match -> match.group(1)).toList()).toList();
        if (labels.getFirst().size() > 1 && labels.stream().distinct().count() == 1) {
            add("form.lines",
                    "The answer has these lines in this order: %s.".formatted(
                            labels.getFirst().stream().map(label -> label + ":").collect(Collectors.joining(", "))),
                    size());
            format = OutputFormat.TEMPLATE;
        }
    }

    // Parts of the input as the answer: one of them, or several as a list.
    private void copies() {
        if (!enough() || format == OutputFormat.CHOICE || format == OutputFormat.NUMBER
                || format == OutputFormat.JSON) {
            return;
        }
        if (count((input, output) -> parts(input).size() > 1 && parts(input).contains(plain(output))
                && !plain(output).equals(plain(input))) == size()) {
            add("form.part", "The answer is one of the parts of the input, word for word.", size());
            copied = true;
            return;
        }
        String separator = separator(outputs);
        boolean items = separator != null && size() > FEWEST
                && count((input, output) -> Arrays.stream(output.split(Pattern.quote(separator), 0)).map(Forms::plain)
                        .allMatch(item -> words(input).contains(" " + words(item).strip() + " "))) == size();
        if (items) {
            add("form.items", "Every item of the answer stands word for word in the input.", size());
            copied = true;
        }
    }

    private static String words(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }

    private static List<String> parts(String input) {
        return PARTS.splitAsStream(input).map(Forms::plain).filter(part -> !part.isEmpty()).toList();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("[.!]$", "").replaceFirst("^[-*•] ", "");
    }

    private void scripts() {
        Character.@Nullable UnicodeScript script = Scripts.common(outputs);
        if (enough() && script != null && script != Character.UnicodeScript.LATIN && Scripts.common(inputs) != script) {
            String name = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
            add("form.script", "The answer is written in %s script.".formatted(name), size());
        }
    }

    private int count(BiPredicate<String, String> holds) {
        int count = 0;
        for (int at = 0; at < size(); at++) {
            count += holds.test(inputs.get(at), finals.get(at)) ? 1 : 0;
        }
        return count;
    }

    /// Whether answers are steps of a scale: a number and its words.
    static boolean scale(List<String> answers) {
        return answers.stream().allMatch(answer -> {
            Matcher matcher = SCALE.matcher(answer);
            return matcher.matches();
        });
    }
}
