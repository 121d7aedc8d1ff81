package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The templates of a promptfoo configuration: each of its prompts with its first provider and the values of
/// its first test. A file it refers to is never opened.
final class PromptfooReader {
    private static final int MOST_KEPT = 20_000;
    private static final Set<String> TEST = Set.of("vars", "options");

    private final Yaml.Mapping config;
    private final Yaml.Mapping whittle;
    private final Kept kept;
    private final Map<String, String> names = new HashMap<>();

    private PromptfooReader(Yaml.Mapping config, Kept kept) throws FormatException {
        this.config = config;
        this.kept = kept;
        // Other tools may keep what they like in the metadata.
        this.whittle = config.get("metadata") instanceof Yaml.Mapping metadata
                && metadata.get("whittle") instanceof Yaml.Mapping ours ? ours : Yaml.mapping(null, "metadata");
        if (whittle.get("variables") instanceof Yaml.Items(_, var variables)) {
            for (Yaml variable : variables) {
                Yaml.Mapping renamed = Yaml.mapping(variable, "a renamed variable");
                names.put(Yaml.text(renamed.get("as"), "as"), Yaml.text(renamed.get("name"), "name"));
            }
        }
    }

    static List<Template> read(String content) throws FormatException {
        if (!(YamlReader.read(content, 0) instanceof Yaml.Mapping config) || config.get("prompts") == null) {
            throw new FormatException("This is no promptfoo configuration: it has no \"prompts\".");
        }
        PromptfooReader reader = new PromptfooReader(config, kept(config));
        List<Template> all = new ArrayList<>();
        for (Yaml prompt : reader.prompts()) {
            all.add(reader.template(prompt));
        }
        return all;
    }

    // Checks and all else that Whittle has no place for.
    private static Kept kept(Yaml.Mapping config) throws FormatException {
        KeptFields kept = new KeptFields();
        keep(kept, "", config,
                Set.of("description", "prompts", "providers", "targets", "tests", "defaultTest", "metadata"));
        keep(kept, "/metadata", config.get("metadata"), Set.of("whittle"));
        keep(kept, "/defaultTest", config.get("defaultTest"), TEST);
        if (config.get("tests") instanceof Yaml.Items(_, var tests)) {
            for (int i = 0; i < tests.size(); i++) {
                keep(kept, "/tests/" + i, tests.get(i), TEST);
            }
        }
        return kept.kept(PromptfooFormat.ID);
    }

    private static void keep(KeptFields kept, String place, @Nullable Yaml value, Set<String> known)
            throws FormatException {
        if (value instanceof Yaml.Mapping(int line, var entries)) {
            SequencedMap<String, Yaml> unknown = new LinkedHashMap<>(entries);
            unknown.keySet().removeAll(known);
            kept.add(place, YamlData.json(new Yaml.Mapping(line, unknown), MOST_KEPT), Set.of());
        }
    }

    private Template template(Yaml first) throws FormatException {
        String description = Yaml.text(config.get("description"), "description");
        String label = null;
        Yaml text = first;
        if (first instanceof Yaml.Mapping prompt) {
            label = Yaml.textOrNull(prompt.get("label"), "label");
            text = prompt.get("raw") == null ? prompt.get("id") : prompt.get("raw");
        }
        String raw = Yaml.text(text, "a prompt");
        int line = text == null ? first.line() : text.line();
        refuseFile(raw, line);
        List<Message> messages = PromptfooChat.read(raw, line, name -> names.getOrDefault(name, name));
        SequencedMap<String, String> values = new PromptfooValues(config, names).read();
        Provider provider = provider();
        return new Template(label == null ? description : label, description, new Prompt(messages, values),
                provider.id(), provider.model(), provider.parameters(), PromptfooValues.cases(config, names), kept);
    }

    private List<Yaml> prompts() throws FormatException {
        Yaml prompts = config.get("prompts");
        return switch (prompts) {
            case null -> throw new FormatException("This is no promptfoo configuration: it has no \"prompts\".");
            case Yaml.Items(int line, var items) when items.isEmpty() ->
                throw new FormatException("Line %,d: the list of prompts is empty.".formatted(line));
            case Yaml.Items(_, var items) -> items;
            case Yaml.Scalar scalar -> List.of(scalar);
            // promptfoo's older form names a file and its label.
            case Yaml.Mapping(int line, var entries) -> throw isFile(line, "the prompt",
                    entries.isEmpty() ? "" : entries.firstEntry().getKey());
        };
    }

    private static void refuseFile(String text, int line) throws FormatException {
        boolean oneLine = text.indexOf('\n') < 0;
        boolean reference = oneLine
                && text.matches("(?:file|https?|portkey|langfuse|helicone)://\\S.*|(?:exec|package):.*");
        boolean path = oneLine && text
                .matches(
                        ".{1,300}\\.(?:txt|md|j2|json|jsonl|ya?ml|csv|py|js|cjs|mjs|ts|cts|mts|sh|rb|exe|bat|cmd|ps1|pl)(?::\\w+)?");
        if (reference || path) {
            throw isFile(line, "the prompt", text);
        }
    }

    static FormatException isFile(int line, String what, String reference) {
        return new FormatException(
                "Line %,d: %s refers to a file or address (%s), which is not opened; put its text there."
                        .formatted(line, what, Quoted.brief(reference)));
    }

    private record Provider(@Nullable String id, @Nullable String model, Parameters parameters) {}

    private Provider provider() throws FormatException {
        Yaml providers = config.get("providers") == null ? config.get("targets") : config.get("providers");
        Yaml first = providers instanceof Yaml.Items(_, var items)
                ? items.isEmpty() ? null : items.getFirst()
                : providers;
        String id = "";
        Yaml settings = null;
        if (first instanceof Yaml.Mapping mapping && mapping.get("id") == null && !mapping.entries().isEmpty()) {
            // The form {openai:gpt-6-luna: {config: ...}}.
            id = mapping.entries().firstEntry().getKey();
            settings = mapping.entries().firstEntry().getValue() instanceof Yaml.Mapping inner
                    ? inner.get("config")
                    : null;
        } else if (first instanceof Yaml.Mapping mapping) {
            id = Yaml.text(mapping.get("id"), "the provider's id");
            settings = mapping.get("config");
        } else if (first instanceof Yaml.Scalar scalar) {
            id = scalar.text();
        }
        PromptfooProvider.Named named = PromptfooProvider.parse(id);
        if (named == null) {
            return new Provider(Yaml.textOrNull(whittle.get("provider"), "provider"),
                    Yaml.textOrNull(whittle.get("model"), "model"),
                    Settings.read(Yaml.mapping(whittle.get("parameters"), "parameters")));
        }
        return new Provider(named.provider().id(), named.model(),
                named.provider().parameters(Yaml.mapping(settings, "the provider's config"),
                        Yaml.mapping(whittle.get("parameters"), "parameters").get("seed")));
    }
}
