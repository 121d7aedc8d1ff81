/// The Context screen: chunks added by paste or by file, ranked against a question and packed to a token
/// budget, with what was dropped and why.
@NullMarked
package dev.whittle.app.context;

import org.jspecify.annotations.NullMarked;
