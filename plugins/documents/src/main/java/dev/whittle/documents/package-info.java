/// Document readers: plain text, Markdown and PDF. A PDF is taken apart in a process of its own, so that
/// the worst file costs seconds and never the program.
@NullMarked
package dev.whittle.documents;

import org.jspecify.annotations.NullMarked;
