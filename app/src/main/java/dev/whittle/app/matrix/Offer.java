package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedMatrix;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A kept run, to be gone on with.
///
/// @param replies how many of its calls have a reply
/// @param calls how many it has in all
public record Offer(SavedMatrix saved, MatrixBody body, int replies, int calls) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /// `Resume the run of 17:40 (312 of 900 done)`.
    String text(LocalDate today, ZoneId zone) {
        var started = saved.createdAt().atZone(zone);
        String when = (started.toLocalDate().equals(today) ? "" : Figures.day(started.toLocalDate(), today) + " ")
                + HOUR.format(started);
        return replies < calls
                ? "Resume the run of %s (%s of %s done)".formatted(when, Figures.number(replies), Figures.number(calls))
                : "Show the run of %s (all %s answers are kept)".formatted(when, Figures.number(calls));
    }
}
