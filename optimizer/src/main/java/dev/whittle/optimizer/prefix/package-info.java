/// What keeps the beginning of a prompt from being the same in every call, and so from a provider's prompt
/// cache, and what putting the stable parts first is worth. Offsets are chars, money is USD a month.
@NullMarked
package dev.whittle.optimizer.prefix;

import org.jspecify.annotations.NullMarked;
