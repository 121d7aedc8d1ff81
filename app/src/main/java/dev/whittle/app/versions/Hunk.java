package dev.whittle.app.versions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One change from a version to another, with what it adds to every call. The hunks of a difference add up to
/// the whole: each is measured after those before it were made.
///
/// @param number counted from 1
/// @param where such as `user message 2` or `value of {{name}}`
/// @param before what goes; empty if the hunk only adds
/// @param after what comes; empty if the hunk only removes
/// @param tokens more input tokens a call; negative if fewer
/// @param exact whether both counts are exact
/// @param usdAMonth more USD a month, or null if a price is missing
public record Hunk(int number, String where, String before, String after, long tokens, boolean exact,
        @Nullable BigDecimal usdAMonth) {}
