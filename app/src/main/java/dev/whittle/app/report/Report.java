package dev.whittle.app.report;

import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a report says. Secrets are masked in every text of it.
///
/// @param program the version of Whittle that ran it
/// @param facts what holds for all columns
/// @param answers column by column within each case
/// @param everything all of it by value, for programs
/// @param masked the kinds of secrets that were taken out
public record Report(
        String title, Instant at, String program, List<Fact> facts, List<Column> columns, List<Answer> answers,
        JsonNode everything, SequencedSet<String> masked) {
    public Report {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        answers = List.copyOf(answers);
        masked = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(masked));
    }

    /// One thing to know about all of it.
    public record Fact(String name, String value) {}

    /// A prompt on a model.
    ///
    /// @param label such as `A`
    /// @param promptText its messages, variables unfilled
    /// @param rates the price in words, or why there is none
    /// @param asked how many answers were wanted
    /// @param answered how many whole ones there are
    /// @param passed of the answers with a verdict; of none if nothing was checked
    /// @param usd of all answers, from the provider's usage; null if that of one is not known
    /// @param input all input tokens the provider counted, null if it did not count one answer's
    /// @param output all output tokens, likewise
    /// @param times of the answers that were made for this, shortest first
    /// @param beside how it compares with the first column; empty for the first, and where nothing was checked
    public record Column(
            String label, String promptName, String promptText, String model, String host, String parameters,
            String rates, int asked, int answered, Rate passed, Optional<Interval> interval,
            @Nullable BigDecimal usd, @Nullable Long input, @Nullable Long output, List<Duration> times,
            String beside) {
        public Column {
            times = List.copyOf(times);
        }

        /// The middle one of the times.
        public Optional<Duration> median() {
            return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
        }

        /// Such as `A: Triage, GPT-4o`.
        public String name() {
            return promptName.isBlank() ? label + ": " + model : "%s: %s, %s".formatted(label, promptName, model);
        }
    }

    /// How far an answer got.
    public enum Ended {
        ANSWERED, FAILED, NOT_ASKED
    }

    /// One answer.
    ///
    /// @param column its place among the columns
    /// @param title what the case is called, empty without cases
    /// @param origin where the answer is from: `measured` for this, `shared` with another cell that asked the
    ///     same, `kept` from an earlier run, `replayed` or `echo`; empty without an answer
    /// @param text the answer, or the part that came
    /// @param passed null if it was not judged
    /// @param reason what the checks say, or why there is no answer
    /// @param time null where it would say nothing about the model
    public record Answer(
            int column, String title, Ended ended, String origin, String text, @Nullable Boolean passed,
            @Nullable Double score, String reason, @Nullable Usage usage, @Nullable BigDecimal usd,
            @Nullable Duration time) {}
}
