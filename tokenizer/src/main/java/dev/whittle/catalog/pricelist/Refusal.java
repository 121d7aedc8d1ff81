package dev.whittle.catalog.pricelist;

/// A row of a list that is not taken.
///
/// @param provider the provider it is of, by our name
/// @param row what the list calls it
/// @param reason one sentence for the person
public record Refusal(String provider, String row, String reason) {}
