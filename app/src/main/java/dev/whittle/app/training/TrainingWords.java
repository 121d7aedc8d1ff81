package dev.whittle.app.training;

import dev.whittle.app.Figures;
import dev.whittle.app.training.TrainingState.Made;
import dev.whittle.optimizer.training.TrainingData;
import dev.whittle.optimizer.training.TrainingKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is said of training data.
public final class TrainingWords {
    static final String NOTHING_KEPT = "There is nothing to learn from yet. Answers become training data once they are "
            + "kept and rated: in Compare, side by side, with the stars below an answer, or on cases, by the checks of the "
            + "cases and by the grade, Pass or Fail you give above an answer.";
    private static final int LINES = 20;
    private static final int LONGEST = 2_000;

    private TrainingWords() {}

    static String name(TrainingKind kind) {
        return switch (kind) {
            case CHAT -> "Chat: good answers";
            case PREFERENCE -> "Preferences (OpenAI)";
            case PREFERENCE_TRL -> "Preferences (TRL)";
        };
    }

    /// What was left out, a sentence a reason.
    public static List<String> leftOut(TrainingData data) {
        List<String> sentences = new ArrayList<>();
        data.leftOut().forEach((why, number) -> sentences.add("left out %s that %s%s.".formatted(
                Figures.counted(number, "answer"),
                number == 1 ? why.replaceFirst("^were ", "was ") : why,
                why.endsWith("secret") ? " (%s)".formatted(String.join(", ", data.secrets())) : "")));
        if (data.training().size() < TrainingData.FEWEST) {
            sentences.add("OpenAI begins a job with %d examples or more.".formatted(TrainingData.FEWEST));
        }
        return sentences;
    }

    static List<String> account(Made made) {
        TrainingData data = made.data();
        List<String> lines = new ArrayList<>();
        lines.add("%s to learn from, %s held out, of %s.".formatted(Figures.counted(data.training().size(), "example"),
                Figures.number(data.validation().size()), Figures.counted(made.answers(), "answer")));
        leftOut(data).forEach(sentence -> lines.add(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)));
        if (data.training().isEmpty()) {
            lines.add("Rate answers in Compare, lower what counts as good, or choose more on the left.");
        }
        return lines;
    }

    /// The first lines of what is learned from, cut where they get long.
    static String preview(Made made) {
        List<String> all = made.data().training();
        List<String> lines = new ArrayList<>(all.stream().limit(LINES)
                .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…").toList());
        if (all.size() > LINES) {
            lines.add("… and " + Figures.counted(all.size() - LINES, "more line"));
        }
        return String.join("\n", lines);
    }

    static String said(TrainingState state) {
        return switch (state) {
            case TrainingState.Listing _,TrainingState.Empty _ -> "";
            case TrainingState.Unchosen _ -> "Choose what to learn from on the left.";
            case TrainingState.Reading _ -> "Reading the answers";
            case Made _ -> "Every prompt is either learned from or held out, never both.";
            case TrainingState.Standing(var _, TrainingFiles files, List<String> standing) ->
                "%s already stands beside %s. Replace it, or save under another name.".formatted(
                        String.join(", ", standing), files.training().getFileName());
            case TrainingState.Written(var _, TrainingFiles files) -> {
                Path held = files.heldOut();
                yield "Written to %s%s.".formatted(files.training(), held == null ? "" : " and " + held.getFileName());
            }
            case TrainingState.Failed(String sentence) -> sentence;
            case TrainingState.Unwritten(var _, String sentence) -> sentence;
        };
    }
}
