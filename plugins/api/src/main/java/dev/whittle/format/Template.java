package dev.whittle.format;

import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/// A prompt with what a program needs to load it.
///
/// @param name what people call it
/// @param description one line, may be empty
/// @param prompt the messages with their variables, and the variables' sample values
/// @param provider id of the model's provider as in the catalog, or null if none is chosen
/// @param model id of the model as its provider knows it, or null if none is chosen
public record Template(
        String name,
        String description,
        Prompt prompt,
        @Nullable String provider,
        @Nullable String model,
        Parameters parameters) {}
