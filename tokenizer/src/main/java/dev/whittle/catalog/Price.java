package dev.whittle.catalog;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A price as it holds for a period, with where it was read and when.
///
/// @param from first day the price holds, or null for "since always"
/// @param to first day it no longer holds, or null for "until further notice"
/// @param mode standard, batch, flex or priority
/// @param window the hours (UTC) the price holds, or null for the whole week
/// @param rates the base rates
/// @param tiers long-context rates; a crossed tier re-prices the whole request
/// @param derived whether the rate follows from a published rule rather than a published figure
/// @param source id of the source in the catalog's list, or null if not stated
/// @param checkedOn the day the figure was read at its source, or null if not stated
public record Price(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Mode mode,
        @Nullable Window window,
        Rates rates,
        List<Tier> tiers,
        boolean derived,
        @Nullable String source,
        @Nullable LocalDate checkedOn) {
    public Price {
        tiers = List.copyOf(tiers);
    }

    /// How a call is made, which changes what it costs.
    public enum Mode { STANDARD, BATCH, FLEX, PRIORITY }

    /// Hours of the day in UTC, from `start` inclusive to `end` exclusive, on some days of the week.
    /// They may pass midnight; then the day is the one they start on.
    ///
    /// @param days the days, all seven if the hours hold every day
    public record Window(LocalTime start, LocalTime end, Set<DayOfWeek> days) {
        public Window {
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        }

        /// Hours of every day.
        public Window(LocalTime start, LocalTime end) {
            this(start, end, EnumSet.allOf(DayOfWeek.class));
        }

        /// Whether it holds on all days of the week.
        public boolean everyDay() {
            return days.size() == DayOfWeek.values().length;
        }

        /// Whether a moment in UTC falls within.
        public boolean covers(LocalDateTime utc) {
            LocalTime time = utc.toLocalTime();
            if (start.isBefore(end)) {
                return days.contains(utc.getDayOfWeek()) && !time.isBefore(start) && time.isBefore(end);
            }
            return time.isBefore(end)
                    ? days.contains(utc.getDayOfWeek().minus(1))
                    : !time.isBefore(start) && days.contains(utc.getDayOfWeek());
        }
    }

    /// Rates that hold once the input of a request passes a threshold.
    ///
    /// @param threshold input tokens
    /// @param inclusive whether the tier starts at the threshold itself (`>=`) or above it (`>`)
    /// @param rates what the whole request costs then
    public record Tier(long threshold, boolean inclusive, Rates rates) {
        /// Whether a request with so many input tokens is priced by this tier.
        public boolean covers(long inputTokens) {
            return inclusive ? inputTokens >= threshold : inputTokens > threshold;
        }
    }

    /// The rates of a request: those of the highest tier its input reaches, else the base rates.
    ///
    /// @param inputTokens all input tokens of the request, cached ones included
    public Rates ratesFor(long inputTokens) {
        return tiers.stream()
                .filter(tier -> tier.covers(inputTokens))
                .max(Comparator.comparingLong(Tier::threshold))
                .map(Tier::rates)
                .orElse(rates);
    }

    /// The source of prices a person entered.
    public static final String CUSTOM = "custom";

    /// A price a person enters.
    ///
    /// @param enteredOn the day they do
    /// @throws IllegalArgumentException if a rate is negative, absurd or too fine, or the days make no
    ///     period; the message is one sentence for the person
    public static Price custom(
            @Nullable LocalDate from, @Nullable LocalDate to, Mode mode, Rates rates, LocalDate enteredOn) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "A price from %s to %s holds on no day; let it end after it starts.".formatted(from, to));
        }
        requireDay(from);
        requireDay(to);
        require("input", rates.input());
        require("output", rates.output());
        require("cache read", rates.cacheRead());
        require("cache write", rates.cacheWrite());
        require("cache write for an hour", rates.cacheWrite1h());
        return new Price(from, to, mode, null, rates, List.of(), false, CUSTOM, enteredOn);
    }

    private static void requireDay(@Nullable LocalDate day) {
        if (day != null && (day.getYear() < Fields.FIRST_YEAR || day.getYear() > Fields.LAST_YEAR)) {
            throw new IllegalArgumentException("No price starts or ends on %s; give a day such as 2026-11-21."
                    .formatted(day));
        }
    }

    private static void require(String name, @Nullable BigDecimal rate) {
        if (rate != null && !Fields.isMoney(rate)) {
            throw new IllegalArgumentException(
                    "%s is no price for %s: it needs USD per million tokens from 0 to 100,000, with at most nine digits after the point."
                            .formatted(rate.toPlainString(), name));
        }
    }

    /// Whether a person entered this price; it then comes before every listed one.
    public boolean isCustom() {
        return CUSTOM.equals(source);
    }

    /// Whether the price holds on a day.
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
