package dev.whittle.app.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast as WCAG 2.2 defines it (1.4.3: 4.5 for text, 1.4.11: 3 for signs), of the colours the style sheets give.
final class TokenColoursTest {
    private static final Pattern COLOUR = Pattern.compile("(-[a-z0-9-]+):\\s*([^;{}]+);");

    private final Map<String, String> sheet = new HashMap<>();

    private void read(String theme) throws IOException {
        String base = css("/atlantafx/base/theme/primer-%s.css".formatted(theme));
        colours(base.substring(0, base.indexOf('}')));
        String ours = css("/dev/whittle/app/shell/whittle.css");
        int canvas = ours.indexOf("\n.token-canvas {");
        colours(ours.substring(canvas, ours.indexOf('}', canvas)));
    }

    private static String css(String name) throws IOException {
        try (InputStream in = TokenColoursTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void colours(String rule) {
        Matcher found = COLOUR.matcher(rule);
        while (found.find()) {
            sheet.putIfAbsent(found.group(1), found.group(2).strip());
        }
    }

    private Color colour(String name) {
        String value = String.valueOf(sheet.get(name));
        return value.startsWith("-") ? colour(value) : Color.web(value);
    }

    // A tint lets what is under it shine through.
    private static Color over(Color tint, Color under) {
        double share = tint.getOpacity();
        return Color.color(tint.getRed() * share + under.getRed() * (1 - share),
                tint.getGreen() * share + under.getGreen() * (1 - share),
                tint.getBlue() * share + under.getBlue() * (1 - share));
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeReadOnEachTokenColour(String theme) throws IOException {
        read(theme);
        Color page = colour("-color-bg-default");

        assertThat(contrast(Color.BLACK, Color.WHITE)).as("the formula").isEqualTo(21);
        assertThat(IntStream.range(0, TokenMark.COLOURS)).allSatisfy(
                i -> {
                    Color token = over(colour("-whittle-token-" + i), page);
                    assertThat(contrast(colour("-whittle-ink"), token)).as("text on token %d", i)
                            .isGreaterThanOrEqualTo(4.5);
                    assertThat(contrast(colour("-whittle-muted"), token)).as("signs on token %d", i)
                            .isGreaterThanOrEqualTo(3);
                });
        assertThat(contrast(colour("-whittle-muted"), page)).as("figures").isGreaterThanOrEqualTo(4.5);
    }
}
