package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.prompt.Prompt;
import java.util.List;

/// One prompt that is tried: the person's own, or what it would be with fewer examples.
///
/// @param number the example left out, how many stay, or which instruction it is, from 1; 0 where the kind says all
/// @param kept numbers of the examples that stay, from 1, in their new order
/// @param prompt the prompt as it would be used
public record Variant(Kind kind, int number, List<Integer> kept, Prompt prompt) {
    /// What was made of the examples.
    public enum Kind {
        /// All of them stay.
        ALL,
        /// One is left out.
        WITHOUT,
        /// The smallest set that shows most, of a given size.
        K_SHOT,
        /// The instruction read from them stands in their place.
        ZERO_SHOT,
        /// An instruction a model wrote stands in their place.
        WRITTEN,
        /// None, and nothing in their place.
        NONE
    }

    public Variant {
        kept = List.copyOf(kept);
    }

    /// The stable id, such as `without-3`.
    public String id() {
        return switch (kind) {
            case ALL -> "all";
            case WITHOUT -> "without-" + number;
            case K_SHOT -> "k-" + number;
            case ZERO_SHOT -> "zero-shot";
            case WRITTEN -> "written-" + number;
            case NONE -> "none";
        };
    }

    /// The words for people.
    public String title() {
        return switch (kind) {
            case ALL -> "all examples";
            case WITHOUT -> "without example " + number;
            case K_SHOT -> number + (number == 1 ? " example" : " examples");
            case ZERO_SHOT -> "the instruction";
            case WRITTEN -> "written instruction " + number;
            case NONE -> "no examples";
        };
    }

    /// Whether it could take the place of the person's prompt.
    public boolean candidate() {
        return kind == Kind.K_SHOT || kind == Kind.ZERO_SHOT || kind == Kind.WRITTEN;
    }
}
