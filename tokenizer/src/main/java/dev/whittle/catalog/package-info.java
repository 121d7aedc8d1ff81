/// Models and money: which models exist, what they cost and until when, and the arithmetic from
/// tokens to dollars. Prices are data in resources, never code; money is `BigDecimal`.
@NullMarked
package dev.whittle.catalog;

import org.jspecify.annotations.NullMarked;
