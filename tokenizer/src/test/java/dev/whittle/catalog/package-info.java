/// Tests of the catalog against figures from outside: its three sources, the reference page,
/// worked examples. Instants are fixed; nothing here reads a clock.
@NullMarked
package dev.whittle.catalog;

import org.jspecify.annotations.NullMarked;
