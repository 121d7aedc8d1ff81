package dev.whittle.app.workspace;

import java.util.List;

/// The models that stand on top of the ladder.
///
/// @param models catalog keys, in the person's order
public record Favourites(List<String> models) {
    public static final Favourites NONE = new Favourites(List.of());

    public Favourites {
        models = List.copyOf(models);
    }
}
