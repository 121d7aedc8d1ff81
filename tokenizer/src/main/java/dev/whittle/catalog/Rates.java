package dev.whittle.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What tokens cost, in USD per million tokens. A rate that the provider does not offer or does
/// not publish is null: unknown, never zero.
///
/// @param input input tokens
/// @param output output tokens, reasoning included unless `reasoning` is given
/// @param cacheRead input tokens served from the prompt cache
/// @param cacheWrite input tokens written to the prompt cache, where one rate is charged
/// @param cacheWrite5m input tokens written to a cache that lives five minutes
/// @param cacheWrite1h input tokens written to a cache that lives one hour
/// @param reasoning reasoning tokens, where they are billed apart from other output
public record Rates(
        BigDecimal input,
        BigDecimal output,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal cacheWrite5m,
        @Nullable BigDecimal cacheWrite1h,
        @Nullable BigDecimal reasoning) {}
