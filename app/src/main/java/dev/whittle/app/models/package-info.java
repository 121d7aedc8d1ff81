/// Models and prices: the catalog of this machine with imported lists and the person's own prices, what
/// goes soon, and the screen that shows it. What does not end in View needs no window.
@NullMarked
package dev.whittle.app.models;

import org.jspecify.annotations.NullMarked;
