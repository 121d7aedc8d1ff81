package dev.whittle.optimizer.context;

import dev.whittle.tokenizer.TokenCount;

/// What a budget buys.
///
/// @param budget the tokens that were allowed
/// @param tokens tokens of the packed text
/// @param coverage [Packing#coverage], an estimate from 0 to 1
public record CurvePoint(long budget, TokenCount tokens, double coverage) {}
