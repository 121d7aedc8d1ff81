package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The values of the tests of a promptfoo configuration; for the prompt itself those of the first over those of the
/// default test. A value inside another is named as a template would: `user.name`.
final class PromptfooValues {
    private static final int MOST = 10_000;

    private final Yaml.Mapping config;
    private final Map<String, String> names;
    private final SequencedMap<String, String> values = new LinkedHashMap<>();

    PromptfooValues(Yaml.Mapping config, Map<String, String> names) {
        this.config = config;
        this.names = names;
    }

    SequencedMap<String, String> read() throws FormatException {
        if (config.get("defaultTest") instanceof Yaml.Mapping test) {
            add(test);
        }
        Yaml tests = config.get("tests");
        if (tests instanceof Yaml.Items(_, var items)) {
            tests = items.isEmpty() ? null : items.getFirst();
        }
        switch (tests) {
            case null -> {
            }
            case Yaml.Mapping test -> add(test);
            case Yaml.Scalar scalar when scalar.isNull() -> {
            }
            default -> throw PromptfooReader.isFile(tests.line(), "\"tests\"", Yaml.text(tests, "\"tests\""));
        }
        return values;
    }

    /// The values of each test, if there are several or default values beside them.
    static List<SequencedMap<String, String>> cases(Yaml.Mapping config, Map<String, String> names)
            throws FormatException {
        List<SequencedMap<String, String>> cases = new ArrayList<>();
        if (config.get("tests") instanceof Yaml.Items(_, var tests)
                && (tests.size() > 1 || (config.get("defaultTest") instanceof Yaml.Mapping standard
                        && standard.get("vars") instanceof Yaml.Mapping))) {
            for (Yaml test : tests) {
                PromptfooValues one = new PromptfooValues(config, names);
                one.add(Yaml.mapping(test, "a test"));
                cases.add(one.values);
            }
        }
        return cases;
    }

    private void add(Yaml.Mapping test) throws FormatException {
        boolean whole = test.get("options") instanceof Yaml.Mapping options
                && Yaml.text(options.get("disableVarExpansion"), "disableVarExpansion").equals("true");
        if (test.get("vars") instanceof Yaml.Scalar file && !file.isNull()) {
            throw PromptfooReader.isFile(file.line(), "\"vars\"", file.text());
        }
        for (var entry : Yaml.mapping(test.get("vars"), "\"vars\"").entries().entrySet()) {
            add(names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue(), whole, 0);
        }
    }

    private void add(String name, Yaml value, boolean whole, int depth) throws FormatException {
        if (values.size() > MOST || depth > 5) {
            throw new FormatException("Line %,d: more values, or deeper ones, than a prompt can have."
                    .formatted(value.line()));
        }
        switch (value) {
            case Yaml.Scalar scalar -> values.put(name, text(scalar, name));
            case Yaml.Mapping(_, var entries) -> {
                for (var entry : entries.entrySet()) {
                    add(name + "." + entry.getKey(), entry.getValue(), whole, depth + 1);
                }
            }
            case Yaml.Items(int line, var items) -> values.put(name, listed(items, line, name, whole));
        }
    }

    // A list stands for one test an item, unless that is switched off; then its items are joined by commas.
    private static String listed(List<Yaml> items, int line, String name, boolean whole) throws FormatException {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < (whole ? items.size() : Math.min(1, items.size())); i++) {
            if (!(items.get(i) instanceof Yaml.Scalar scalar)) {
                throw Yaml.wrong(line, "the value of " + Quoted.brief(name), "a text or a list of texts");
            }
            joined.append(i == 0 ? "" : ",").append(whole ? shown(scalar) : text(scalar, name));
        }
        return joined.toString();
    }

    private static String text(Yaml.Scalar scalar, String name) throws FormatException {
        if (scalar.text().startsWith("file://") || scalar.text().startsWith("package:")) {
            throw PromptfooReader.isFile(scalar.line(), "the value of " + Quoted.brief(name), scalar.text());
        }
        return shown(scalar);
    }

    // As JavaScript shows it: 1.50 is 1.5 there.
    private static String shown(Yaml.Scalar scalar) {
        String text = scalar.text();
        if (scalar.isNull()) {
            return "";
        }
        if (!scalar.plain() || !text.matches("[-+]?(?:\\d{1,15}\\.?\\d{0,15}|\\.\\d{1,15})")) {
            return text;
        }
        BigDecimal decimal = new BigDecimal(text);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
