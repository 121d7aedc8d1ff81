/// The contract every template format keeps to, for plugins to inherit in their tests. It knows no
/// particular format.
@NullMarked
package dev.whittle.format.contract;

import org.jspecify.annotations.NullMarked;
