package dev.whittle.app.tokenizer;

import java.nio.file.Path;
import java.time.LocalDate;

/// A tokenizer file a person pointed to.
///
/// @param family the id of the models it counts for, such as `llama-3`
/// @param file where it stands; it is not copied
/// @param sha256 what it was when it was added
/// @param rule how it cuts text, for people
/// @param tokens how many it has
/// @param addedOn the day
public record AddedTokenizer(String family, Path file, String sha256, String rule, int tokens, LocalDate addedOn) {}
