package dev.whittle.optimizer.experiment.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Finds keys, tokens and passwords in texts that are about to leave the machine, by the patterns of
/// `findings.json`. Stateless and thread-safe.
public final class Secrets {
    /// What stands in a text in place of a secret.
    public static final String MASK = "[secret left out]";

    private static final String TOO_HARD = "a text that could not be searched for secrets";

    private Secrets() {}

    /// A text without its secrets.
    ///
    /// @param text with [#MASK] in place of each secret
    /// @param kinds what was found, such as `an OpenAI key`, each once; empty if nothing was
    public record Masked(String text, SequencedSet<String> kinds) {}

    /// Takes the secrets out of a text. `key sk-proj-abcdefghij0123456789ABCDEFGHIJ` becomes
    /// `key [secret left out]`. A text that cannot be searched within bounds is left out as a whole.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static Masked mask(String text) throws InterruptedException {
        SequencedSet<String> kinds = new LinkedHashSet<>();
        String masked = text;
        try {
            for (Finding finding : Finding.of(Finding.Kind.SECRET)) {
                String before = masked;
                StringBuilder after = new StringBuilder();
                int[] copied = {0};
                finding.each(before, match -> {
                    after.append(before, copied[0], match.start()).append(MASK);
                    copied[0] = match.end();
                });
                if (copied[0] > 0) {
                    kinds.add(finding.name());
                    masked = after.append(before, copied[0], before.length()).toString();
                }
            }
        } catch (CannotJudge _) {
            kinds.add(TOO_HARD);
            return new Masked(MASK, kinds);
        }
        return new Masked(masked, kinds);
    }

    /// The kinds of secrets in texts, each once, in the order they are known in.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static SequencedSet<String> in(List<String> texts) throws InterruptedException {
        SequencedSet<String> kinds = new LinkedHashSet<>();
        for (String text : texts) {
            kinds.addAll(mask(text).kinds());
        }
        return kinds;
    }
}
