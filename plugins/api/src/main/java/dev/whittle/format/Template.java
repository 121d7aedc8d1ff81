package dev.whittle.format;

import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A prompt with what a program needs to load it.
///
/// @param name what people call it
/// @param description one line, may be empty
/// @param prompt the messages with their variables, and the variables' sample values
/// @param provider id of the model's provider as in the catalog, or null if none is chosen
/// @param model id of the model as its provider knows it, or null if none is chosen
/// @param cases sets of values, each over those of the prompt; empty for the prompt's own values alone
/// @param kept what the file it was read from holds besides
public record Template(
        String name,
        String description,
        Prompt prompt,
        @Nullable String provider,
        @Nullable String model,
        Parameters parameters,
        List<SequencedMap<String, String>> cases,
        Kept kept) {

    public Template {
        List<SequencedMap<String, String>> copies = new ArrayList<>();
        for (SequencedMap<String, String> one : cases) {
            copies.add(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(one)));
        }
        cases = List.copyOf(copies);
    }

    /// A template without cases and kept fields.
    public Template(String name, String description, Prompt prompt, @Nullable String provider, @Nullable String model,
            Parameters parameters) {
        this(name, description, prompt, provider, model, parameters, List.of(), Kept.NONE);
    }

    /// The same template with another prompt.
    public Template withPrompt(Prompt other) {
        return new Template(name, description, other, provider, model, parameters, cases, kept);
    }

    /// The same template for another model.
    public Template withModel(@Nullable String otherProvider, @Nullable String otherModel, Parameters others) {
        return new Template(name, description, prompt, otherProvider, otherModel, others, cases, kept);
    }

    /// The same template under another name.
    public Template withName(String other) {
        return new Template(other, description, prompt, provider, model, parameters, cases, kept);
    }

    /// The same template with other cases.
    public Template withCases(List<SequencedMap<String, String>> others) {
        return new Template(name, description, prompt, provider, model, parameters, others, kept);
    }

    /// The same template with other kept fields.
    public Template withKept(Kept other) {
        return new Template(name, description, prompt, provider, model, parameters, cases, other);
    }

    /// The prompt of each case: the prompt's own alone if there are no cases.
    public List<Prompt> prompts() {
        if (cases.isEmpty()) {
            return List.of(prompt);
        }
        return cases.stream().map(values -> {
            SequencedMap<String, String> all = new LinkedHashMap<>(prompt.values());
            all.putAll(values);
            return new Prompt(prompt.messages(), all);
        }).toList();
    }
}
