package dev.whittle.format.contract;

import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Templates no file format likes: the same for the same seed.
public final class RandomTemplates {
    private static final List<String> SPICE = List.of("{{", "}}", "{{x}}", "{{ x }}", "{{ \tname\t}}", "{{{x}}}",
            "{{a-b}}", "{{a.b}}", "{{if}}", "{{__proto__}}", "{{größe}}", "{{𝒳}}", "{{#if x}}", "{{/if}}", "{%", "%}",
            "{% raw %}", "{% endraw %}", "{%- endraw -%}", "{# note #}", "{#", "#}", "{", "}", "{\"a\":{\"b\":1}}",
            "---", "\n---\n", "...", "\n...\n", "# user", "\n# user\n", "\n## assistant:\n", "\n# SYSTEM #\n", "```",
            "\n```\n", "\n```exact\n", "\n````\n", "~~~", "\\", "\\# user", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ",
            "\n ", " \n", "\n\t", ":", ": ", " #", "#", "- ", "? ", "&a", "*a", "!!str", "%YAML 1.2", "@", "`", "\"",
            "'", "''", "~", "null", "true", "no", "0x1F", "1e3", "012", ".inf", "<<", "|", ">", "|-", "\0", "\u0001",
            "\u001B[31m", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF",
            "\uD83D", "\uDE00", "😀", "é", "e\u0301", "汉字", "שלום", "\u202E", "$ref", "${HOME}", "file://x.txt",
            "{{ env.HOME }}", "{{env.PATH}}", "package:a:b", "<b>&amp;</b>", "</script>", "\\u007b", "\\n", "word");

    private RandomTemplates() {}

    /// `count` templates that belong to a seed.
    public static Stream<Template> of(long seed, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Stream.generate(() -> template(random)).limit(count);
    }

    private static Template template(RandomGenerator random) {
        List<Message> messages = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            messages.add(new Message(List.of(Role.values()).get(random.nextInt(3)), text(random)));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.put(random.nextBoolean() ? "x" : text(random), text(random));
        }
        for (String name : Prompt.of(messages.toArray(Message[]::new)).variables()) {
            if (random.nextInt(3) > 0) {
                values.put(name, text(random));
            }
        }
        return new Template(text(random), text(random), new Prompt(messages, values), provider(random),
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? "gpt-6-luna" : text(random), parameters(random));
    }

    private static @Nullable String provider(RandomGenerator random) {
        List<String> known = List.of("openai", "anthropic", "google", "mistral", "deepseek", "xai", "ollama", "azure");
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> text(random);
            default -> known.get(random.nextInt(known.size()));
        };
    }

    private static Parameters parameters(RandomGenerator random) {
        List<String> stop = new ArrayList<>();
        for (int i = Math.max(0, random.nextInt(6) - 3); i > 0; i--) {
            stop.add(text(random));
        }
        return new Parameters(
                random.nextBoolean() ? null : random.nextDouble(2),
                random.nextBoolean() ? null : random.nextInt(1, 9999),
                switch (random.nextInt(4)) {
                    case 0 -> 1e-9;
                    case 1 -> 1.0;
                    case 2 -> -0.0;
                    default -> null;
                }, random.nextBoolean() ? null : random.nextLong(), stop);
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(20) == 0 ? 60 : random.nextInt(7);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                case 2 -> text.append((char) random.nextInt(0x20, 0x7F));
                case 3 -> text.append("plain words here ".repeat(random.nextInt(300) == 0 ? 5000 : 1));
                default -> text.append(SPICE.get(random.nextInt(SPICE.size())));
            }
        }
        return text.toString();
    }
}
