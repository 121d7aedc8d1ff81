/// What every provider plugin must get right, as tests that each of them inherits
/// ([LanguageModelContract]). A loopback server plays the other side byte by byte: it cuts,
/// stalls, dribbles and lies as real ones do.
@NullMarked
package dev.whittle.model.contract;

import org.jspecify.annotations.NullMarked;
