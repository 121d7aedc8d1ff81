package dev.whittle.optimizer.experiment.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// BLEU of one sentence (Papineni et al. 2002) as sacreBLEU's `sentence_bleu` computes it:
/// tokenizer 13a, runs of up to four words or as many as the answer has, exponential smoothing of
/// runs without a match (Chen and Cherry 2014).
final class Bleu {
    private static final int ORDER = 4;
    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_BEFORE = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_AFTER = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH = Pattern.compile("([0-9])(-)");

    private Bleu() {}

    /// From 0 to 1; sacreBLEU gives a hundred times as much.
    static double of(String answer, String reference) {
        List<String> words = words(answer);
        List<String> wanted = words(reference);
        double logs = 0;
        double smoothing = 1;
        int orders = 0;
        boolean any = false;
        for (int n = 1; n <= Math.min(ORDER, words.size()); n++) {
            Map<String, Long> runs = Overlap.counts(Overlap.runs(words, n));
            long shared = Overlap.shared(runs, Overlap.counts(Overlap.runs(wanted, n)));
            any |= shared > 0;
            int total = words.size() - n + 1;
            smoothing *= shared == 0 ? 2 : 1;
            logs += Math.log(shared == 0 ? 1 / (smoothing * total) : (double) shared / total);
            orders++;
        }
        if (!any) {
            return 0;
        }
        double brevity = words.size() < wanted.size() ? Math.exp(1 - (double) wanted.size() / words.size()) : 1;
        return Math.clamp(brevity * Math.exp(logs / orders), 0.0, 1.0);
    }

    private static List<String> words(String text) {
        String line = text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ')
                .replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        String spaced = SYMBOL.matcher(" " + line + " ").replaceAll(" $1 ");
        spaced = POINT_BEFORE.matcher(spaced).replaceAll("$1 $2 ");
        spaced = POINT_AFTER.matcher(spaced).replaceAll(" $1 $2");
        spaced = DASH.matcher(spaced).replaceAll("$1 $2 ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split("\\s+"));
    }
}
