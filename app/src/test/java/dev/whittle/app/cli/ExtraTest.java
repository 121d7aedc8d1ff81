package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// On gpt-4o an image of 1024 x 1024 pixels is 765 tokens (OpenAI, images and vision), and "hello world" in a
/// message 2 + 4 + 3 (OpenAI's cookbook).
final class ExtraTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private Said run(String... args) {
        return Said.run(home, "hello world", args);
    }

    @Test
    void anImageIsAddedToACallAndSaysWhereItsFigureComesFrom() {
        Said said = run("count", "-m", "gpt-4o", "--image", "1024x1024", "--json");
        assertThat(said.json().get("counts")).hasToString(
                "[{\"model\":\"openai/gpt-4o\",\"encoding\":\"o200k_base\",\"tokens\":774,\"exact\":false,\"low\":774,"
                        + "\"high\":774,\"texts\":9,\"extras\":[{\"what\":\"image 1024x1024:high\",\"tokens\":765,"
                        + "\"low\":765,\"high\":765,\"basis\":\"documented\",\"source\":"
                        + said.json().at("/counts/0/extras/0/source") + "}]}]");
        Said table = run("count", "-m", "gpt-4o", "--image", "1024x1024");
        assertThat(table.out()).contains("≈ 774", "as documented", "texts 9, image 1024x1024:high 765");
        assertThat(table.err()).startsWith("whittle: images: developers.openai.com");
    }

    @Test
    void whatIsNotDocumentedMakesTheCountUnknownAndTheCostUnpriced() {
        JsonNode count = run("count", "-m", "gpt-6-luna", "--image", "64x64", "--json").json().at("/counts/0");
        assertThat(count.get("tokens").isNull()).isTrue();
        assertThat(count.get("texts").asInt()).isEqualTo(2);
        assertThat(count.at("/extras/0/basis").asString()).isEqualTo("unknown");

        JsonNode cost = run("cost", "-m", "gpt-6-luna", "--image", "64x64", "--json").json().at("/costs/0");
        assertThat(cost.get("usd_per_month").isNull()).isTrue();
        assertThat(cost.get("unpriced").asString()).isEqualTo("What image 64x64:high adds on openai/gpt-6-luna is not"
                + " documented, so its tokens are unknown.");
    }

    @Test
    void gatesFailOnWhatIsUnknown() {
        assertThat(run("count", "-m", "gpt-6-luna", "--image", "64x64", "--max-tokens", "1000000").code()).isOne();
        assertThat(run("cost", "-m", "gpt-6-luna", "--image", "64x64", "--max-month", "1000000").code()).isOne();
        assertThat(run("count", "-m", "gpt-4o", "--image", "64x64:low", "--max-tokens", "94").code()).isZero();
        assertThat(run("count", "-m", "gpt-4o", "--image", "64x64:low", "--max-tokens", "93").code()).isOne();
    }

    @Test
    void badToolsAndImagesAreOneSentence() throws IOException {
        Path tools = Files.writeString(home.resolve("tools.json"), "[{\"no\": \"name\"}]");
        assertThat(run("count", "-m", "gpt-4o", "--tools", tools.toString()).err())
                .isEqualTo("whittle: Tool 1 has no \"name\".\n");
        assertThat(run("count", "-m", "gpt-4o", "--tools", home.toString()).code()).isEqualTo(2);
        assertThat(run("count", "-m", "gpt-4o", "--image", "big").err()).contains(
                "\"big\" is no size of an image; give one such as 1024x768 or 1024x768:low.");
        assertThat(run("count", "-e", "o200k_base", "--image", "64x64").err()).contains("leave out --encoding");
    }
}
