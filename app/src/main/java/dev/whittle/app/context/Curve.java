package dev.whittle.app.context;

import dev.whittle.catalog.Cost;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;

/// What budgets buy: how likely the answer is in the packed text, and what a question then costs.
///
/// @param most the largest budget shown
/// @param points by budget, the smallest first
public record Curve(long most, List<Point> points) {
    /// @param budget tokens allowed
    /// @param tokens tokens of the packed text
    /// @param coverage an estimate from 0 to 1
    public record Point(long budget, TokenCount tokens, double coverage, Cost cost) {}

    public Curve {
        points = List.copyOf(points);
    }
}
