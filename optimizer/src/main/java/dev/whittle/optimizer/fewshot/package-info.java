/// The examples inside a prompt: where they stand, what they have in common, and the shorter prompt
/// that says so in words. Front doors are [ExampleFinder], [Findings] and [Conversion]; nothing is
/// claimed that an example contradicts.
@NullMarked
package dev.whittle.optimizer.fewshot;

import org.jspecify.annotations.NullMarked;
