package dev.whittle.app.savings;

/// A number or a model that a strategy needs from the person.
///
/// @param id kebab-case; it is saved
/// @param label the words beside the field, with the unit
/// @param initial what stands in it first
record StrategyInput(String id, String label, String initial) {}
