package dev.whittle.app.shell;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something a person can ask for by name in the command palette, or by its keys.
///
/// @param id stable kebab-case id
/// @param title what it does, as an order: "Open file"
/// @param keys its shortcut, or null
public record Command(String id, String title, @Nullable KeyCombination keys, Runnable action) {}
