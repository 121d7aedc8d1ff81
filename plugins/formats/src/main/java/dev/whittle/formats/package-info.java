/// Template formats: promptfoo's configuration and Markdown with front matter. Files may come from
/// anywhere, so what is read is bounded, nothing a file refers to is opened and nothing in it is run.
@NullMarked
package dev.whittle.formats;

import org.jspecify.annotations.NullMarked;
