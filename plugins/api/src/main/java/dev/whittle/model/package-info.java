/// What a provider plugin does: take a request, stream a reply. Nothing here knows a wire format; only
/// plugins touch the network.
@NullMarked
package dev.whittle.model;

import org.jspecify.annotations.NullMarked;
