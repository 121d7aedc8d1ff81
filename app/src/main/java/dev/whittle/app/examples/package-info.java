/// The Examples screen: the examples of the open prompt with what each costs, what they say together, and the
/// shorter prompt that says it in words or with fewer of them.
@NullMarked
package dev.whittle.app.examples;

import org.jspecify.annotations.NullMarked;
