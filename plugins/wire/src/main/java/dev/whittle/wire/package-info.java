/// What provider plugins over HTTP share: bytes, events, retries, limits, refusals in words, the
/// rule that a reply without its end marker is none. A plugin brings a [Protocol] and hands out a
/// [WireClient].
@NullMarked
package dev.whittle.wire;

import org.jspecify.annotations.NullMarked;
