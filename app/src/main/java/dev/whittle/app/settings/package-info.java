/// The Settings screen: the servers that may be asked, where their keys are found, and how the window looks.
/// [Servers] is what other screens see of it.
@NullMarked
package dev.whittle.app.settings;

import org.jspecify.annotations.NullMarked;
