package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Tells data a prompt is about from text whose very form matters: by the words in front of it, and by
/// the placeholders in it. Errs towards form, which only costs a saving.
final class Lead {
    private static final int REACH = 300;
    private static final String FILE = "lead.json";
    private static final File WORDS = load();
    private static final Pattern FOLLOWED = word(WORDS.followed());
    private static final Pattern SHOWN = word(WORDS.shown());
    private static final Pattern RECEIVED = word(WORDS.received());
    private static final Pattern LAYOUT = word(WORDS.layout());
    private static final Pattern PLACEHOLDER = Pattern.compile(String.join("|", WORDS.placeholders()));

    /// @param provenance who wrote the expressions, from what, and when
    private record File(
            int schema, String provenance, List<String> followed, List<String> shown, List<String> received,
            List<String> layout, List<String> placeholders) {}

    private Lead() {}

    /// Whether a prompt speaks of layout anywhere, so that none of it may change.
    static boolean aboutLayout(Prompt prompt) {
        return prompt.messages().stream().map(Message::text).anyMatch(text -> LAYOUT.matcher(text).find());
    }

    /// Whether the lines in front say that the model has to follow what comes to the letter.
    static boolean followed(String text, int start) {
        String lead = before(text, start, 1);
        return FOLLOWED.matcher(lead).find() && !RECEIVED.matcher(lead).find();
    }

    /// Whether it is to be followed, or is shown as an example of a form.
    static boolean literal(String text, int start, int end) {
        return shown(text, start)
                || PLACEHOLDER.matcher(text.substring(start, Math.min(end, start + 20_000))).find();
    }

    /// Whether the words in front say that it is to be followed, or is an example of a form.
    static boolean shown(String text, int start) {
        String lead = before(text, start, 0);
        boolean said = FOLLOWED.matcher(lead).find() || SHOWN.matcher(lead).find();
        return said && !RECEIVED.matcher(lead).find();
    }

    // The words in its own line and the lines right above; if there is a gap, the end of the paragraph
    // above it, or that of more paragraphs if more gaps are allowed. Code fences and gaps count for nothing until there are words.
    private static String before(String text, int start, int gaps) {
        int from = start;
        int left = gaps;
        boolean words = false;
        while (from > 0 && start - from < REACH) {
            int previous = text.lastIndexOf('\n', from - 2);
            String line = text.substring(previous + 1, from).strip();
            if (words && line.isEmpty() && left-- == 0) {
                break;
            }
            words |= !line.isEmpty() && !Fence.marks(line);
            from = previous + 1;
        }
        return text.substring(Math.max(from, start - REACH), start);
    }

    private static Pattern word(List<String> expressions) {
        return Pattern.compile("(?i)\\b(?:" + String.join("|", expressions) + ")");
    }

    private static File load() {
        try (InputStream in = Lead.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(FILE));
            }
            return JsonMapper.shared().readValue(in, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(FILE), e);
        }
    }
}
