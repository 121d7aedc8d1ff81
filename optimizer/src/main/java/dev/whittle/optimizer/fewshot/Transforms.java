package dev.whittle.optimizer.fewshot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules that tell an answer from its input, tried on every example. One is claimed only if it explains all
/// of them, at least three of which it had to change something in; what a rule says is checked word for word.
final class Transforms {
    private static final int FEWEST = 3;
    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\w.])-?\\d{1,15}(?:,\\d{3})*(?:\\.\\d{1,10})?(?![\\w])");
    private static final Pattern PASSIVE = Pattern.compile(
            "(?is)(.{2,200}?) (?:was|were|is|are|am|been|being|be) ([\\p{L}-]+(?: [\\p{L}-]+)?) by (.{2,200}?)[.!]?");

    private record Hypothesis(String id, String text, BiPredicate<String, String> holds) {
        static Hypothesis exact(String id, String text, Function<String, @Nullable String> function) {
            return new Hypothesis(id, text, (input, output) -> output.equals(function.apply(input)));
        }
    }

    private static final List<Hypothesis> ALL = List.of(
            Hypothesis.exact("copy", "The answer is the input, unchanged.", input -> input),
            Hypothesis.exact("upper-case", "The answer is the input in upper case.",
                    input -> input.toUpperCase(Locale.ROOT)),
            Hypothesis.exact("lower-case", "The answer is the input in lower case.",
                    input -> input.toLowerCase(Locale.ROOT)),
            Hypothesis.exact("title-case", "The answer is the input with a capital at the start of every word.",
                    Transforms::title),
            Hypothesis.exact("letters-spaced", "The answer is the letters of the input with a blank between them.",
                    input -> joined(input, " ")),
            Hypothesis.exact("letters-hyphen", "The answer is the letters of the input with a hyphen between them.",
                    input -> joined(input, "-")),
            Hypothesis.exact("letters-comma",
                    "The answer is the letters of the input with a comma and a blank between them.",
                    input -> joined(input, ", ")),
            Hypothesis.exact("no-blanks", "The answer is the input without blanks.", input -> input.replace(" ", "")),
            Hypothesis.exact("reverse-letters", "The answer is the input with its letters in reverse order.",
                    input -> new StringBuilder(input).reverse().toString()),
            Hypothesis.exact("reverse-words", "The answer is the input with its words in reverse order.",
                    input -> words(input, Collections::reverse)),
            Hypothesis.exact("sort-words", "The answer is the words of the input in alphabetical order.",
                    input -> words(input, words -> words.sort(String.CASE_INSENSITIVE_ORDER))),
            Hypothesis.exact("first-word", "The answer is the first word of the input.", input -> nth(input, 0)),
            Hypothesis.exact("second-word", "The answer is the second word of the input.", input -> nth(input, 1)),
            Hypothesis.exact("last-word", "The answer is the last word of the input.", input -> nth(input, -1)),
            Hypothesis.exact("initials", "The answer is the first letters of the words of the input.",
                    Transforms::initials),
            Hypothesis.exact("first-letter", "The answer is the first letter of the input.", input -> letter(input, 0)),
            Hypothesis.exact("second-letter", "The answer is the second letter of the input.",
                    input -> letter(input, 1)),
            Hypothesis.exact("third-letter", "The answer is the third letter of the input.", input -> letter(input, 2)),
            Hypothesis.exact("last-letter", "The answer is the last letter of the input.", input -> letter(input, -1)),
            Hypothesis.exact("count-words", "The answer is the number of words of the input.",
                    input -> Integer.toString(input.strip().split("\\s+", 0).length)),
            Hypothesis.exact("count-letters", "The answer is the number of letters of the input.",
                    input -> Long.toString(input.codePoints().filter(Character::isLetter).count())),
            Hypothesis.exact("no-vowels", "The answer is the input without its vowels.",
                    input -> input.replaceAll("(?i)[aeiou]", "")),
            Hypothesis.exact("no-punctuation", "The answer is the input without punctuation.",
                    input -> input.replaceAll("\\p{Punct}", "")),
            Hypothesis.exact("sorted-letters", "The answer is the letters of the input in alphabetical order.",
                    Transforms::sorted),
            Hypothesis.exact("number-words",
                    "The answer is the number in English words, as in \"one thousand, two hundred and six\".",
                    input -> spelled(input, ", ", " and ")),
            Hypothesis.exact("number-words-plain",
                    "The answer is the number in English words, as in \"one thousand two hundred six\".",
                    input -> spelled(input, " ", " ")),
            Hypothesis.exact("number-words-and",
                    "The answer is the number in English words, as in \"one thousand two hundred and six\".",
                    input -> spelled(input, " ", " and ")),
            Hypothesis.exact("roman", "The answer is the number in Roman numerals.",
                    input -> input.matches("\\d{1,4}") ? NumberWords.roman(Long.parseLong(input)) : null),
            Hypothesis.exact("ordinal", "The answer is the number with its English ending, as in \"2nd\".",
                    input -> input.matches("\\d{1,9}") ? NumberWords.ordinal(Long.parseLong(input)) : null),
            new Hypothesis("plural", "The answer is the English plural of the input.", Plurals::plural),
            new Hypothesis("singular", "The answer is the English singular of the input.",
                    (input, output) -> Plurals.plural(output, input)),
            new Hypothesis("passive",
                    "The answer is the input in the passive voice: the object first, then a form of \"to be\" with the participle, then \"by\" and the subject.",
                    Transforms::passive),
            new Hypothesis("negation",
                    "The answer is the input negated with \"not\", \"never\" or \"no\", all else unchanged.",
                    Transforms::negated));

    private Transforms() {}

    /// The rule that explains every example, or null.
    static @Nullable Rule explain(List<String> inputs, List<String> outputs) {
        int of = inputs.size();
        if (of < FEWEST) {
            return null;
        }
        boolean changes = false;
        for (int at = 0; at < of; at++) {
            changes |= !inputs.get(at).equals(outputs.get(at));
        }
        for (Hypothesis hypothesis : ALL) {
            if (hypothesis.id().equals("copy") != !changes) {
                continue;
            }
            boolean all = true;
            for (int at = 0; at < of && all; at++) {
                all = hypothesis.holds().test(inputs.get(at), outputs.get(at));
            }
            if (all) {
                return new Rule("transform." + hypothesis.id(), hypothesis.text(), of, of, true);
            }
        }
        String date = Dates.rewritten(inputs, outputs);
        if (date != null) {
            return new Rule("transform.date", "The answer is the date of the input, written as %s.".formatted(date), of,
                    of, true);
        }
        String sum = arithmetic(inputs, outputs);
        return sum == null ? null : new Rule("transform.arithmetic", sum, of, of, true);
    }

    private static @Nullable String arithmetic(List<String> inputs, List<String> outputs) {
        List<List<BigDecimal>> given = inputs.stream().map(Transforms::numbers).toList();
        int count = given.getFirst().size();
        if (count == 0 || count > 8 || given.stream().anyMatch(numbers -> numbers.size() != count)
                || inputs.stream().anyMatch(input -> input.length() > 80)
                || outputs.stream().anyMatch(output -> !number(output))) {
            return null;
        }
        List<BigDecimal> results = outputs.stream().map(Transforms::value).toList();
        if (count > 1) {
            List<String> names = List.of("sum of the numbers", "product of the numbers",
                    "first number minus the others", "larger number", "smaller number",
                    "first number divided by the second", "mean of the numbers");
            List<Function<List<BigDecimal>, @Nullable BigDecimal>> functions = List.of(
                    all -> all.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    all -> all.stream().reduce(BigDecimal.ONE, BigDecimal::multiply),
                    all -> all.stream().reduce(BigDecimal::subtract).orElse(null),
                    all -> Collections.max(all), all -> Collections.min(all), Transforms::quotient,
                    all -> all.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(all.size()),
                            6, RoundingMode.HALF_UP));
            for (int at = 0; at < names.size(); at++) {
                boolean chance = (at == 3 || at == 4) && given.size() < 6;
                if (!chance && agrees(given, results, functions.get(at))) {
                    return "The answer is the %s of the input.".formatted(names.get(at));
                }
            }
            return null;
        }
        if (agrees(given, results, all -> all.getFirst().multiply(all.getFirst()))) {
            return "The answer is the square of the number.";
        }
        if (agrees(given, results, all -> all.getFirst().pow(3))) {
            return "The answer is the cube of the number.";
        }
        BigDecimal shift = results.getFirst().subtract(given.getFirst().getFirst());
        if (shift.signum() != 0 && agrees(given, results, all -> all.getFirst().add(shift))) {
            return "The answer is the number %s %s.".formatted(shift.signum() > 0 ? "plus" : "minus",
                    shift.abs().toPlainString());
        }
        BigDecimal first = given.getFirst().getFirst();
        BigDecimal factor = first.signum() == 0
                ? BigDecimal.ONE
                : results.getFirst().divide(first, MathContext.DECIMAL64);
        return factor.compareTo(BigDecimal.ONE) != 0
                && agrees(given, results, all -> all.getFirst().multiply(factor).round(new MathContext(12)))
                        ? "The answer is the number times %s.".formatted(factor.stripTrailingZeros().toPlainString())
                        : null;
    }

    private static @Nullable BigDecimal quotient(List<BigDecimal> all) {
        return all.size() != 2 || all.getLast().signum() == 0
                ? null
                : all.getFirst().divide(all.getLast(), 6, RoundingMode.HALF_UP);
    }

    private static boolean agrees(List<List<BigDecimal>> given, List<BigDecimal> results,
            Function<List<BigDecimal>, @Nullable BigDecimal> function) {
        for (int at = 0; at < given.size(); at++) {
            BigDecimal result = function.apply(given.get(at));
            if (result == null || result.compareTo(results.get(at)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find() && numbers.size() < 10) {
            numbers.add(value(matcher.group()));
        }
        return numbers;
    }

    /// Whether a text is a number and nothing else.
    static boolean number(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static BigDecimal value(String number) {
        return new BigDecimal(number.replace(",", ""));
    }

    private static String joined(String input, String between) {
        return input.matches("\\p{L}{2,40}") ? String.join(between, input.split("", 0)) : "";
    }

    private static String title(String input) {
        return Arrays.stream(input.split(" ", -1))
                .map(word -> word.isEmpty()
                        ? word
                        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String words(String input, java.util.function.Consumer<List<String>> change) {
        List<String> words = new ArrayList<>(Arrays.asList(input.split(" ", 0)));
        change.accept(words);
        return words.size() > 1 ? String.join(" ", words) : "";
    }

    private static @Nullable String nth(String input, int at) {
        String[] words = input.replaceAll("[.,;:!?]", " ").strip().split("\\s+", 0);
        int index = at < 0 ? words.length + at : at;
        return words.length > 1 && index < words.length ? words[index] : null;
    }

    private static @Nullable String letter(String input, int at) {
        int index = at < 0 ? input.length() + at : at;
        return input.length() > 1 && index < input.length() ? input.substring(index, index + 1) : null;
    }

    private static @Nullable String initials(String input) {
        String[] words = input.strip().split("\\s+", 0);
        return words.length < 2
                ? null
                : Arrays.stream(words).map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    private static @Nullable String sorted(String input) {
        char[] letters = input.toCharArray();
        Arrays.sort(letters);
        return input.matches("\\p{L}{2,40}") ? new String(letters) : null;
    }

    private static @Nullable String spelled(String input, String comma, String and) {
        String digits = input.replace(",", "");
        return digits.matches("\\d{1,12}") ? NumberWords.of(Long.parseLong(digits), comma, and) : null;
    }

    private static boolean passive(String input, String output) {
        Matcher matcher = PASSIVE.matcher(output.strip());
        String given = input.strip().replaceFirst("[.!]$", "").toLowerCase(Locale.ROOT);
        return matcher.matches() && given.startsWith(matcher.group(3).toLowerCase(Locale.ROOT) + " ")
                && given.endsWith(" " + matcher.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean negated(String input, String output) {
        List<String> given = plain(input);
        List<String> said = plain(output);
        boolean negates = said.stream().filter(Transforms::negation).count() > given.stream()
                .filter(Transforms::negation).count();
        List<String> extra = new ArrayList<>(said);
        given.forEach(extra::remove);
        List<String> gone = new ArrayList<>(given);
        said.forEach(gone::remove);
        return negates && given.size() > 1 && extra.size() <= 3 && gone.size() <= 2;
    }

    private static List<String> plain(String text) {
        return new ArrayList<>(Arrays.asList(text.toLowerCase(Locale.ROOT).replace("n't", " not").replace("n’t", " not")
                .replaceAll("[.,;:!?]", "").strip().split("\\s+", 0)));
    }

    private static boolean negation(String word) {
        return List.of("not", "never", "no", "none", "nobody", "nothing", "cannot", "without").contains(word);
    }
}
