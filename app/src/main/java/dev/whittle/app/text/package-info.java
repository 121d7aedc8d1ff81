/// Texts to be read: what differs between two of them, and how an answer in Markdown or JSON is laid out. The control that
/// shows them styled stands here as well.
@NullMarked
package dev.whittle.app.text;

import org.jspecify.annotations.NullMarked;
