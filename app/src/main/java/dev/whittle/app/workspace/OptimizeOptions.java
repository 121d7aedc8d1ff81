package dev.whittle.app.workspace;

import dev.whittle.pass.Risk;
import java.util.List;

/// Which passes the Optimize screen runs.
///
/// @param preset id of a preset, or [#CUSTOM]
/// @param passes ids of the passes of a choice of one's own
/// @param most the highest risk such a choice accepts
public record OptimizeOptions(String preset, List<String> passes, Risk most) {
    public static final String CUSTOM = "custom";
    public static final OptimizeOptions DEFAULT = new OptimizeOptions("balanced", List.of(), Risk.LOW);

    public OptimizeOptions {
        passes = List.copyOf(passes);
    }
}
