package dev.whittle.catalog.extra;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An image as it is sent.
///
/// @param width in pixels
/// @param height in pixels
/// @param low whether it is asked for in low detail rather than in high
public record ImageSize(int width, int height, boolean low) {
    /// The longest side there may be, in pixels.
    public static final int MOST = 100_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})[xX](\\d{1,6})(:low|:high)?");

    /// @throws IllegalArgumentException unless both sides have 1 to [#MOST] pixels
    public ImageSize {
        if (width < 1 || height < 1 || width > MOST || height > MOST) {
            throw new IllegalArgumentException("An image has 1 to %,d pixels a side, not %,d x %,d."
                    .formatted(MOST, width, height));
        }
    }

    /// Reads `1024x768`, `1024x768:low` or `1024x768:high`, which is what no detail means.
    ///
    /// @throws IllegalArgumentException if it is none of these
    public static ImageSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no size of an image; give one such as 1024x768 or 1024x768:low.".formatted(text));
        }
        return new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                ":low".equals(matcher.group(3)));
    }

    /// As [#parse] reads it, such as `1024x768:high`.
    @Override
    public String toString() {
        return "%dx%d:%s".formatted(width, height, low ? "low" : "high");
    }
}
