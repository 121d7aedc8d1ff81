package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.CellState;
import java.util.List;
import java.util.Locale;

/// What stands in a cell of the grid: a tone that is never colour alone, a word, and the beginning of the answer.
///
/// @param word such as `pass`, or `4/5 pass` for repeats
/// @param badge where the answer is from if it was not sent for this cell now, or empty
/// @param text the beginning of the answer, or why there is none
public record CellWords(Tone tone, String word, String badge, String text) {
    private static final int MOST_CHARACTERS = 160;

    /// What a cell is, the gravest first.
    public enum Tone {
        ERROR, FAIL, UNJUDGED, RUNNING, SKIPPED, WAITING, PASS, ANSWER
    }

    /// The words for the repeats of one case in one column.
    public static CellWords of(List<CellState> repeats) {
        CellState shown = repeats.getFirst();
        for (CellState one : repeats) {
            shown = tone(one).compareTo(tone(shown)) < 0 ? one : shown;
        }
        Tone tone = tone(shown);
        return new CellWords(tone, repeats.size() == 1 ? word(tone) : word(tone, repeats), badge(shown), text(shown));
    }

    static Tone tone(CellState state) {
        return switch (state) {
            case CellState.Waiting _ -> Tone.WAITING;
            case CellState.Running _ -> Tone.RUNNING;
            case CellState.Failed _ -> Tone.ERROR;
            case CellState.Skipped _ -> Tone.SKIPPED;
            case CellState.Answered(var _, var _, var result) -> result == null ? Tone.ANSWER : tone(result.whole());
        };
    }

    static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> judged.passed() ? Tone.PASS : Tone.FAIL;
            case Verdict.Unjudged _ -> Tone.UNJUDGED;
        };
    }

    static String word(Tone tone) {
        return switch (tone) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case ERROR -> "error";
            case UNJUDGED -> "no verdict";
            case RUNNING -> "asking";
            case WAITING -> "waiting";
            case SKIPPED -> "not asked";
            case ANSWER -> "answer";
        };
    }

    private static String word(Tone tone, List<CellState> repeats) {
        long passed = repeats.stream().filter(one -> tone(one) == Tone.PASS).count();
        return switch (tone) {
            case PASS, FAIL -> "%d/%d pass".formatted(passed, repeats.size());
            default -> "%d × %s".formatted(repeats.stream().filter(one -> tone(one) == tone).count(), word(tone))
                    + (passed == 0 ? "" : ", %d pass".formatted(passed));
        };
    }

    static String badge(CellState state) {
        return state instanceof CellState.Answered answered && answered.source() != CellState.Source.FRESH
                ? answered.source().name().toLowerCase(Locale.ROOT)
                : "";
    }

    private static String text(CellState state) {
        return switch (state) {
            case CellState.Answered answered -> brief(answered.run().outcome().text());
            case CellState.Failed failed -> brief(problem(failed));
            case CellState.Skipped(String why) -> brief(why);
            case CellState.Waiting _,CellState.Running _ -> "";
        };
    }

    /// Why a cell has no whole answer.
    public static String problem(CellState.Failed failed) {
        return failed.run().outcome() instanceof Outcome.Failed outcome
                ? outcome.message()
                : "There is no whole answer; run it again.";
    }

    private static String brief(String text) {
        String head = text.length() <= 4 * MOST_CHARACTERS ? text : text.substring(0, 4 * MOST_CHARACTERS);
        String line = head.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}
