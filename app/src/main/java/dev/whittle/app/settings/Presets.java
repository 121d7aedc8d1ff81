package dev.whittle.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The servers people often use, out of `presets.json`, which says where each line was read.
public record Presets(List<Preset> all) {
    private record File(List<Preset> presets) {}

    public Presets {
        all = List.copyOf(all);
    }

    /// The presets that ship with Whittle.
    public static Presets bundled() {
        try (InputStream in = Presets.class.getResourceAsStream("presets.json")) {
            if (in == null) {
                throw new IllegalStateException("The list of servers is missing from the jar.");
            }
            return new Presets(JsonMapper.shared().readValue(in, File.class).presets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The preset that stands for the server at an address, whatever the path.
    public Optional<Preset> at(URI baseUrl) {
        String authority = baseUrl.getRawAuthority();
        if (authority == null) {
            return Optional.empty();
        }
        return all.stream().filter(preset -> authority.equalsIgnoreCase(preset.baseUrl().getRawAuthority()))
                .findFirst();
    }
}
