/// Stand-ins for providers, for demos and tests without a key: [EchoProvider] says the prompt again,
/// [ReplayProvider] answers with replies recorded earlier. Nothing here touches the network.
@NullMarked
package dev.whittle.offline;

import org.jspecify.annotations.NullMarked;
