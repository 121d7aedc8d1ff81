package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.ModelProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProvidersTest {
    @Test
    void theProvidersAreFoundAsPluginsAre() {
        assertThat(ServiceLoader.load(ModelProvider.class)).extracting(ModelProvider::id)
                .containsExactly("openai-compatible", "openai-responses", "azure-openai", "mistral");
        assertThat(ServiceLoader.load(ModelProvider.class)).allSatisfy(provider -> {
            assertThat(provider.displayName()).isNotBlank();
            assertThat(provider.defaultBaseUrl().getScheme()).isEqualTo("https");
        });
    }

    @ParameterizedTest
    @CsvSource({"ANY,/v1/chat/completions,/v1", "ANY,/v1,/v1", "ANY,'',''",
        "AZURE,'',/openai/v1", "AZURE,/openai,/openai/v1", "AZURE,/openai/v1,/openai/v1",
        "AZURE,/openai/deployments/gpt/chat/completions,/openai/v1", "AZURE,/proxy/openai/v1,/proxy/openai/v1"})
    void theBaseIsFoundInWhateverIsPasted(ChatCompletions.Vendor vendor, String entered, String base) {
        assertThat(new ChatCompletions(vendor).basePath(entered)).isEqualTo(base);
    }

    @Test
    void theResponsesEndpointIsCutOff() {
        assertThat(new Responses().basePath("/v1/responses")).isEqualTo("/v1");
    }
}
