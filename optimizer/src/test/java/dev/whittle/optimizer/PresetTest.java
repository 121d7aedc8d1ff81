package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.pass.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PresetTest {
    @Test
    void everyPassOfAPresetExists() {
        List<String> ids = Optimizer.standard().passes().stream().map(Pass::id).toList();
        assertThat(Preset.all()).extracting(Preset::id).containsExactly("lossless", "balanced", "aggressive");
        assertThat(Preset.all()).allSatisfy(preset -> assertThat(ids).containsAll(preset.passes()));
        assertThat(Preset.of("lossless").chosen()).extracting(Pass::id).containsExactly("whitespace", "json", "records",
                "schema", "table", "log", "xml");
    }

    @Test
    void anUnknownPresetIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> Preset.of("wild")).hasMessage(
                "There is no preset \"wild\"; there are lossless, balanced, aggressive.");
    }
}
