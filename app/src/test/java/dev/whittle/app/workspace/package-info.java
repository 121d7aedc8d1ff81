/// Tests of the workspace, on real files: what was acknowledged is there again, and every bad file gets
/// one clear sentence. Some start another Java to be a second program.
@NullMarked
package dev.whittle.app.workspace;

import org.jspecify.annotations.NullMarked;
