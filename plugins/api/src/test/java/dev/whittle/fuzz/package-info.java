/// Damaged files for readers: how they are damaged, and a run of many of them within bounds of time
/// and memory. It knows no particular reader.
@NullMarked
package dev.whittle.fuzz;

import org.jspecify.annotations.NullMarked;
