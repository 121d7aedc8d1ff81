package dev.whittle.app.export;

import dev.whittle.app.Figures;
import dev.whittle.format.FormatException;
import dev.whittle.format.FormatKind;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares what a format wrote, read back, with what it was given: each case rendered, text by text, and in
/// tokens.
final class RoundTrip {
    private RoundTrip() {}

    /// What was proved, in a sentence or two for the person.
    ///
    /// @throws FormatException if anything is different that the format claims to hold
    static String prove(TemplateFormat format, Template template, List<Template> back, Tokenizer tokenizer)
            throws FormatException {
        List<Prompt> cases = template.prompts();
        List<List<Message>> expected = cases.stream().map(RoundTrip::rendered).toList();
        List<List<Message>> found = switch (format.kind()) {
            case TEMPLATE -> cases.stream()
                    .map(one -> rendered(new Prompt(back.getFirst().prompt().messages(), one.values()))).toList();
            case REQUEST, SNIPPET, BATCH -> back.stream().map(one -> rendered(one.prompt())).toList();
        };
        boolean onlyFirst = format.kind() == FormatKind.REQUEST || format.kind() == FormatKind.SNIPPET;
        if (!found.equals(onlyFirst ? List.of(rendered(template.prompt())) : expected)) {
            throw new FormatException("%s wrote messages that read back different; choose another format."
                    .formatted(format.displayName()));
        }
        Template held = format.held(template);
        if (!back.getFirst().equals(held)) {
            throw new FormatException("%s lost values or settings of this prompt; choose another format."
                    .formatted(format.displayName()));
        }
        String tokens = "%s = %s tokens.".formatted(
                tokens(onlyFirst ? List.of(rendered(template.prompt())) : expected, tokenizer),
                tokens(found, tokenizer));
        return "Read back: rendered text identical, %s%s%s".formatted(
                found.size() == 1 ? "" : "%,d cases, ".formatted(found.size()), tokens,
                notHeld(template, held, format.kind()));
    }

    // Blanks inside the braces of a variable that has no value are no text.
    private static List<Message> rendered(Prompt prompt) {
        Map<String, String> values = new HashMap<>(prompt.values());
        prompt.unfilled().forEach(name -> values.put(name, "{{" + name + "}}"));
        return prompt.messages().stream().map(message -> message.withText(Variables.fill(message.text(), values)))
                .toList();
    }

    private static String tokens(List<List<Message>> prompts, Tokenizer tokenizer) {
        return Figures.tokens(prompts.stream().flatMap(List::stream).map(Message::text).map(tokenizer::count)
                .reduce(TokenCount.ZERO, TokenCount::plus));
    }

    private static String notHeld(Template given, Template held, FormatKind kind) {
        List<String> missing = new ArrayList<>();
        add(missing, !given.name().equals(held.name()), "the name");
        add(missing, !given.description().equals(held.description()), "the description");
        add(missing, given.model() != null && held.model() == null, "the model");
        boolean template = kind == FormatKind.TEMPLATE;
        add(missing, template && !held.prompt().values().keySet().containsAll(given.prompt().values().keySet()),
                "the values of variables");
        add(missing, kind != FormatKind.BATCH && given.cases().size() > held.cases().size(), "the cases");
        var asked = given.parameters();
        var written = held.parameters();
        add(missing, asked.temperature() != null && written.temperature() == null, "temperature");
        add(missing, asked.maxTokens() != null && written.maxTokens() == null, "the most output tokens");
        add(missing, asked.topP() != null && written.topP() == null, "top_p");
        add(missing, asked.seed() != null && written.seed() == null, "the seed");
        add(missing, !asked.stop().isEmpty() && written.stop().isEmpty(), "the stop texts");
        add(missing, asked.schema() != null && written.schema() == null, "the answer's schema");
        add(missing, !held.kept().fields().keySet().containsAll(given.kept().fields().keySet()),
                "fields of the file it came from");
        String added = asked.maxTokens() == null && written.maxTokens() != null
                ? " It requires a limit of output tokens: %,d.".formatted(written.maxTokens())
                : "";
        return (missing.isEmpty() ? "" : " This format has no place for " + String.join(", ", missing) + ".") + added;
    }

    private static void add(List<String> missing, boolean isMissing, String what) {
        if (isMissing) {
            missing.add(what);
        }
    }
}
