package dev.whittle.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PresetsTest {
    private final Presets presets = Presets.bundled();

    @Test
    void everyPresetCanBeSavedAndNamesAProviderTheCatalogKnows() {
        assertThat(presets.all()).hasSizeGreaterThan(10).allSatisfy(preset -> {
            String variable = preset.keyVariable();
            assertThat(new SavedConnection(preset.name(), preset.provider(), preset.baseUrl(),
                    variable == null ? null : new KeyReference(variable)).baseUrl()).isEqualTo(preset.baseUrl());
        });
        assertThat(Catalog.bundled().models()).extracting(Model::provider).containsAll(
                presets.all().stream().map(Preset::catalogProvider).filter(Objects::nonNull).toList());
    }

    @Test
    void pricesHoldAtTheProvidersOwnHostOnly() {
        assertThat(presets.at(URI.create("https://API.openai.com/v2"))).map(Preset::catalogProvider)
                .contains("openai");
        assertThat(presets.at(URI.create("https://openrouter.ai/api/v1")).orElseThrow().catalogProvider()).isNull();
        assertThat(presets.at(URI.create("https://api.openai.com.evil.example/v1"))).isEmpty();
    }
}
