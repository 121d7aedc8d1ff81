/// What tests need of [dev.whittle.app.work.Background]: one that is cranked by hand.
@NullMarked
package dev.whittle.app.work;

import org.jspecify.annotations.NullMarked;
