package dev.whittle.format.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every template format keeps to. A format's test extends it and hands in the format.
public abstract class TemplateFormatContract {
    private static final int ROUNDS = 2000;

    protected abstract TemplateFormat format();

    /// Whether the format may refuse to write a template. Most hold everything.
    protected boolean mayRefuse(Template template) {
        return false;
    }

    /// The most random templates the format may refuse, of 100.
    protected int mostRefused() {
        return 25;
    }

    /// A support-ticket template with everything filled in.
    public static Template everyday() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("product", "Kettle 3000");
        values.put("ticket", "It leaks.\n\nSince \"Monday\": 3 ml an hour.\n");
        return new Template("Ticket triage", "Sorts tickets: bug, question or praise", new Prompt(List.of(
                Message.system("You sort tickets for {{product}}.\n\nAnswer as {\"kind\": \"bug\"}."),
                Message.user("Ticket:\n{{ticket}}"), Message.assistant("{\"kind\": \"bug\"}"),
                Message.user("And this one? {{ other }}")), values), "openai", "gpt-6-luna",
                new Parameters(0.2, 400, 0.95, 42L, List.of("\n\n", "END")));
    }

    @Test
    void theIdIsKebabCaseAndTheExtensionHasNoDot() {
        assertThat(format().id()).matches("[a-z][a-z0-9-]*");
        assertThat(format().displayName()).isNotBlank();
        assertThat(format().extension()).matches("[a-z0-9]+");
    }

    @Test
    void itIsFoundThroughTheServiceLoader() {
        assertThat(ServiceLoader.load(TemplateFormat.class).stream().map(ServiceLoader.Provider::type))
                .contains(format().getClass());
    }

    @Test
    void anEverydayTemplateReadsBackEqual() throws FormatException {
        assertThat(format().read(format().write(everyday()))).isEqualTo(format().held(everyday()));
    }

    @Test
    void anEmptyTemplateReadsBackEqual() throws FormatException {
        Template empty = new Template("", "", Prompt.EMPTY, null, null, Parameters.DEFAULT);
        assertThat(format().read(format().write(empty))).isEqualTo(format().held(empty));
    }

    @Test
    void aMillionCharactersInOneLineReadBackEqual() throws FormatException {
        readsBackOrMayBeRefused(template("x".repeat(500_000) + "{{v}}" + " y".repeat(250_000)));
    }

    @ParameterizedTest
    @Timeout(120)
    @ValueSource(strings = {"{{", "}}", "{%", "{#", "#}", "{", "{{x}}", "{{ env.", "{{ ", "`", "\n", " ", "\t", " \n",
        "# user\n", "# user ", "---\n", "\0", "\uD83D", "\r\n", "😀", "- ", "\\", "\""})
    void aHundredThousandOfTheSameSignReadBackEqual(String sign) throws FormatException {
        readsBackOrMayBeRefused(template(sign.repeat(100_000) + "x"));
    }

    private void readsBackOrMayBeRefused(Template template) throws FormatException {
        String written;
        try {
            written = format().write(template);
        } catch (FormatException e) {
            isASentence(e);
            assertThat(mayRefuse(template)).as(e.getMessage()).isTrue();
            return;
        }
        assertThat(format().read(written).equals(format().held(template))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void randomTemplatesReadBackEqualOrAreRefusedInOneSentence(long seed) throws FormatException {
        int[] refused = {0};
        for (Template template : RandomTemplates.of(seed, ROUNDS).toList()) {
            String written;
            try {
                written = format().write(template);
            } catch (FormatException e) {
                isASentence(e);
                assertThat(mayRefuse(template)).as("seed %d refused: %s", seed, e.getMessage()).isTrue();
                refused[0]++;
                continue;
            }
            Template read = format().read(written);
            Template held = format().held(template);
            assertThat(read).as("seed %d, file:%n%s", seed, written).isEqualTo(held);
            assertThat(List.copyOf(read.prompt().values().keySet())).as("order of values, seed %d", seed)
                    .isEqualTo(List.copyOf(held.prompt().values().keySet()));
        }
        assertThat(refused[0]).isLessThan(ROUNDS * mostRefused() / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void whatIsHeldRendersAsTheTemplateDoes(long seed) {
        RandomTemplates.of(seed, ROUNDS).forEach(template -> {
            Prompt held = format().held(template).prompt();
            Prompt filled = format().kind() == FormatKind.TEMPLATE
                    ? new Prompt(held.messages(), template.prompt().values())
                    : held;
            assertThat(unfilledAlike(filled.rendered())).as("seed %d", seed)
                    .isEqualTo(unfilledAlike(template.prompt().rendered()));
        });
    }

    // A variable without a value may lose the blanks inside its braces.
    private static List<Message> unfilledAlike(List<Message> messages) {
        return messages.stream()
                .map(message -> message.withText(message.text().replaceAll("\\{\\{[ \\t]*+", "{{")
                        .replaceAll("[ \\t]*+\\}\\}", "}}")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whatIsWrittenSurvivesTheWayThroughAUtf8File(long seed) throws FormatException {
        for (Template template : RandomTemplates.of(seed, ROUNDS).filter(template -> !mayRefuse(template)).toList()) {
            String written = format().write(template);
            String back = new String(written.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(format().read(back)).as("seed %d", seed).isEqualTo(format().held(template));
            assertThat(written.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'))
                    .as("control characters or carriage returns, seed %d", seed).isFalse();
        }
    }

    @Test
    void aFileWhoseLineEndsBecameThoseOfWindowsReadsTheSame() throws FormatException {
        String windows = format().write(everyday()).replace("\n", "\r\n");
        assertThat(format().read(windows)).isEqualTo(format().held(everyday()));
    }

    @Test
    void aByteOrderMarkInFrontIsIgnored() throws FormatException {
        assertThat(format().read("\uFEFF" + format().write(everyday()))).isEqualTo(format().held(everyday()));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void damagedFilesAreReadOrRefusedInOneSentence(long seed) throws FormatException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (Template template : RandomTemplates.of(seed, ROUNDS).filter(template -> !mayRefuse(template)).toList()) {
            isReadOrRefused(damaged(format().write(random.nextInt(4) == 0 ? everyday() : template), random));
        }
    }

    @Test
    void rubbishIsReadOrRefusedInOneSentence() {
        for (String rubbish : List.of("", "\n", " ", "\0", "\uD800", "---", "---\n---", "---\n---\n---\n", "- a\n- b",
                "[",
                "{", "{}", "[]", "null", "42", "a: b", "a: [", "a: &x [*x]", "*x", "&x", "? ? ?", "!!java.net.URL x",
                "\t",
                "%YAML 9.9\n---\na", "--- !<tag:x> a", "<<: *x", "a: 1\na: 2", "[".repeat(100_000),
                "{a: ".repeat(50_000),
                "- ".repeat(50_000), "a:\n".repeat(20_000), "---\n" + "[".repeat(100_000) + "\n---\n",
                "\"" + "\\".repeat(99_999), "'".repeat(99_999), "?".repeat(10_000), "# ".repeat(50_000),
                "# user" + " ".repeat(100_000) + "x", "\n".repeat(100_000) + "# user",
                "prompts: ['" + "{{".repeat(50_000) + "']")) {
            isReadOrRefused(rubbish);
        }
    }

    @Test
    void aBillionLaughsEndSoon() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(8))
                    .append("*a%d]\n".formatted(i - 1));
        }
        for (String yaml : List.of(bomb + "prompts: *a29\n", bomb + "prompts: [hi]\nproviders: *a29\ntests: *a29\n",
                bomb + "prompts: [hi]\ntests: [{vars: {x: *a29, y: {z: *a29}}}]\n",
                bomb + "name: *a29\nvariables: {x: *a29}\n")) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                isReadOrRefused(yaml);
                isReadOrRefused("---\n" + yaml + "---\nhi\n");
            });
        }
    }

    protected static Template template(String text) {
        return new Template("t", "", Prompt.of(Message.user(text)), null, null, Parameters.DEFAULT);
    }

    protected static void isASentence(FormatException e) {
        assertThat(e.getMessage()).isNotBlank().endsWith(".").doesNotContain("\n").doesNotContain("Exception")
                .hasSizeLessThan(400);
    }

    private void isReadOrRefused(String content) {
        try {
            assertThat(format().read(content)).isNotNull();
        } catch (FormatException e) {
            isASentence(e);
        }
    }

    private static String damaged(String file, RandomGenerator random) {
        StringBuilder damaged = new StringBuilder(file);
        for (int i = random.nextInt(1, 4); i > 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.setLength(at);
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, "\n:-{}[]\"'#&*|>%\\`\t x0".charAt(random.nextInt(21)));
                case 3 -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
                default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 40)));
            }
        }
        return damaged.toString();
    }
}
