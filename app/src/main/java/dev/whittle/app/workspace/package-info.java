/// The workspace: one SQLite file that holds drafts, prompt versions, experiments and settings, so that
/// nothing typed or paid for is lost. Its methods block; callers stay off the window's thread.
@NullMarked
package dev.whittle.app.workspace;

import org.jspecify.annotations.NullMarked;
