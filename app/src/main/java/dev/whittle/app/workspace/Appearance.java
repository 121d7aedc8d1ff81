package dev.whittle.app.workspace;

/// How the window looks.
///
/// @param fontSize of the editors, in points, 8 to 40
public record Appearance(Theme theme, int fontSize) {
    public static final Appearance DEFAULT = new Appearance(Theme.SYSTEM, 14);

    /// As the operating system has it, light, or dark.
    public enum Theme { SYSTEM, LIGHT, DARK }

    public Appearance {
        if (fontSize < 8 || fontSize > 40) {
            throw new IllegalArgumentException("A font size is between 8 and 40 points, not %d.".formatted(fontSize));
        }
    }
}
