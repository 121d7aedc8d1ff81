package dev.whittle.app.tokens;

/// Signs for characters that cannot be seen.
final class Marks {
    private static final int PICTURES = 0x2400; // U+2400 is the picture of NUL, U+2401 that of the next

    private Marks() {}

    /// The sign of a white space or zero-width character, or 0 if it can be seen as it is.
    static int of(int point) {
        return switch (point) {
            case ' ' -> '·';
            case '\t' -> '→';
            case '\n' -> '↵';
            case 0x00A0, 0x202F, 0x2007 -> '⍽'; // blanks at which no line is broken
            default -> isZeroWidth(point) ? '¦' : Character.isSpaceChar(point) ? '␣' : 0;
        };
    }

    /// The sign of a control character, or 0 if it is none or a tab or line feed.
    static int control(int point) {
        if (point == '\t' || point == '\n' || !Character.isISOControl(point)) {
            return 0;
        }
        return point < 0x20 ? PICTURES + point : point == 0x7F ? 0x2421 : 0xFFFD;
    }

    /// Whether a character takes no room at all: joiners, marks of direction, the byte order mark.
    static boolean isZeroWidth(int point) {
        return point == 0x00AD || (point > 0xFF && Character.getType(point) == Character.FORMAT);
    }

    /// The name of a character that cannot be seen, or nothing for one that can.
    static String name(int point) {
        return Marks.of(point) == 0 && control(point) == 0
                ? ""
                : "U+%04X %s".formatted(point, String.valueOf(Character.getName(point)));
    }
}
