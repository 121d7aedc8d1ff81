package dev.whittle.catalog.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads amounts of money exactly and refuses what cannot be one: negative, absurd, or in another unit
/// than the list is in.
///
/// @param shift how many digits the point moves to get USD per million tokens
/// @param unit what the list gives its prices per
record Amounts(int shift, String unit) {
    static final Amounts PER_TOKEN = new Amounts(6, "per token");
    static final Amounts PER_MILLION = new Amounts(0, "per million tokens");

    /// The dearest text model ever listed cost 600 (o1-pro, output).
    private static final BigDecimal DEAREST = new BigDecimal("1000");
    /// The cheapest chat model of the three lists costs 0.01.
    private static final BigDecimal CHEAPEST = new BigDecimal("0.0005");
    private static final int MOST_DECIMALS = 9;
    private static final int MOST_CHARACTERS = 40;

    /// A row that is not taken; the message says why.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /// USD per million tokens, or empty where the list states none or 0: 0 means that it does not know,
    /// or a free trial, and unknown is never 0.
    Optional<BigDecimal> read(JsonNode node, String field) throws Refused {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        BigDecimal value = number(node, field);
        if (value.signum() < 0) {
            throw new Refused("Its %s is negative (%s).".formatted(field, value));
        }
        if (value.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal perMillion = value.movePointRight(shift);
        if (perMillion.compareTo(DEAREST) > 0) {
            throw new Refused("Its %s of %s would be %s USD per million tokens%s.".formatted(field, value,
                    perMillion.toPlainString(), shift == 0 ? "" : "; it looks like a price per thousand or million"));
        }
        if (perMillion.compareTo(CHEAPEST) < 0) {
            throw new Refused("Its %s of %s %s is next to nothing; it looks like a price in another unit."
                    .formatted(field, value, unit));
        }
        return Optional.of(perMillion.scale() > MOST_DECIMALS
                ? perMillion.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
                : perMillion);
    }

    private static BigDecimal number(JsonNode node, String field) throws Refused {
        String text = node.isString() ? node.asString() : node.isNumber() ? node.decimalValue().toString() : "";
        try {
            if (!text.isEmpty() && text.length() <= MOST_CHARACTERS) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= MOST_CHARACTERS) {
                    return value;
                }
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Refused("Its %s is no amount of money.".formatted(field));
    }
}
