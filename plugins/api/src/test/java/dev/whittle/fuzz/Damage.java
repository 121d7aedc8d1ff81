package dev.whittle.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Damages files: cuts, swaps, repeats, puts pieces of others in. The same for the same random
/// numbers.
///
/// @param random what every choice follows
public record Damage(RandomGenerator random) {
    private static final String SIGNS = "\n:-{}[]\"'#&*|>%\\`\t x0<$=!~,;/()";
    private static final int MOST_TIMES = 3;
    private static final int LONGEST_PIECE = 30;
    private static final int LONGEST_REPEATED = 1 << 16;

    /// Numbers that few programs expect.
    private static final List<String> NUMBERS = List.of("0", "-1", "1", "2", "-0.0", "0.1", "1e3", "1E-7", "1e400",
            "1e-400", "1e999999999", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483648",
            "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808", "99999999999999999999999",
            "NaN", "0x1F", "007", "2026-02-30", "12345678901234567890.12345678901234567890");

    /// One of a list.
    public <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A text with up to three faults.
    ///
    /// @param others texts it may get pieces of
    public String text(String whole, List<String> others) {
        return damaged(whole, others, 0x10000);
    }

    /// Bytes with up to three faults.
    ///
    /// @param others files they may get pieces of
    public byte[] bytes(byte[] whole, List<byte[]> others) {
        List<String> one = others.isEmpty() ? List.of() : List.of(latin(any(others)));
        return damaged(latin(whole), one, 0x100).getBytes(StandardCharsets.ISO_8859_1);
    }

    // one character a byte
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String damaged(String whole, List<String> others, int characters) {
        StringBuilder damaged = new StringBuilder(whole);
        for (int i = random.nextInt(MOST_TIMES + 1); i > 0 && !damaged.isEmpty(); i--) {
            once(damaged, others, characters);
        }
        return damaged.toString();
    }

    private void once(StringBuilder damaged, List<String> others, int characters) {
        int at = random.nextInt(damaged.length());
        int end = Math.min(damaged.length(), at + random.nextInt(1, LONGEST_PIECE));
        switch (random.nextInt(10)) {
            case 0 -> damaged.setLength(at);
            case 1 -> damaged.delete(at, end);
            case 2 -> damaged.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            case 3 -> damaged.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : characters));
            case 4 -> damaged.insert(at, damaged.substring(at, end));
            case 5, 6 -> number(damaged, at);
            case 7 -> repeat(damaged, at, end);
            case 8 -> {
                String moved = damaged.substring(at, end);
                damaged.delete(at, end).insert(random.nextInt(damaged.length() + 1), moved);
            }
            default -> {
                if (!others.isEmpty()) {
                    String other = any(others);
                    int from = other.isEmpty() ? 0 : random.nextInt(other.length());
                    damaged.insert(at, other, from, Math.min(other.length(), from + end - at));
                }
            }
        }
    }

    // The next number, if there is one.
    private void number(StringBuilder damaged, int at) {
        int from = at;
        while (from < damaged.length() && !isDigit(damaged.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < damaged.length() && isDigit(damaged.charAt(to))) {
            to++;
        }
        if (from < to) {
            damaged.replace(from, to, any(NUMBERS));
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    // Mostly a few times; seldom so often that what takes the square of a length is seen.
    private void repeat(StringBuilder damaged, int at, int end) {
        int most = random.nextInt(50) == 0 ? LONGEST_REPEATED : 200;
        String piece = damaged.substring(at, random.nextBoolean() ? at + 1 : end);
        damaged.insert(at, piece.repeat(random.nextInt(1, Math.max(2, most / piece.length()))));
    }
}
