/// What no pass may touch, and where a prompt quotes others: variables, code, tables, data, quoted
/// text, numbers, dates, addresses, and the examples and documents inside it. Offsets are chars.
@NullMarked
package dev.whittle.optimizer.protect;

import org.jspecify.annotations.NullMarked;
