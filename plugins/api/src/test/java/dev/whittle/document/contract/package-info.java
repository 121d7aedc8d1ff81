/// The contract every document reader keeps to, for plugins to inherit in their tests. It knows no
/// particular format.
@NullMarked
package dev.whittle.document.contract;

import org.jspecify.annotations.NullMarked;
