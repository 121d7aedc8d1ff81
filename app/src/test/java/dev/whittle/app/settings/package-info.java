/// Tests of the Settings screen. Keys in them are made up; what is saved is read back as the workspace
/// would write it.
@NullMarked
package dev.whittle.app.settings;

import org.jspecify.annotations.NullMarked;
