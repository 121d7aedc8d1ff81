package dev.whittle.optimizer;

import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A choice of passes and of the risk to accept, as `presets.json` lists them.
///
/// @param id kebab-case, such as `balanced`
/// @param title what people see
/// @param most the highest risk whose edits it accepts
/// @param passes ids of the passes it runs
/// @param description one sentence for the person
public record Preset(String id, String title, Risk most, List<String> passes, String description) {
    private static final List<Preset> ALL = load();

    private record File(int schema, List<Preset> presets) {}

    public Preset {
        passes = List.copyOf(passes);
    }

    /// Every preset, the safest first.
    public static List<Preset> all() {
        return ALL;
    }

    /// The preset with an id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Preset of(String id) {
        return ALL.stream().filter(preset -> preset.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no preset \"%s\"; there are %s.".formatted(id,
                        ALL.stream().map(Preset::id).collect(Collectors.joining(", ")))));
    }

    /// The standard passes it runs, in their order.
    public List<Pass> chosen() {
        return Optimizer.standard().passes().stream().filter(pass -> passes.contains(pass.id())).toList();
    }

    private static List<Preset> load() {
        try (InputStream in = Preset.class.getResourceAsStream("presets.json")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file presets.json is missing. Install it anew.");
            }
            return List.copyOf(JsonMapper.shared().readValue(in, File.class).presets());
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file presets.json cannot be read. Install it anew.", e);
        }
    }
}
