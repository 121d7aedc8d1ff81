/// Export: the prompt as a template file of a known format, read back and compared before it is called
/// done.
@NullMarked
package dev.whittle.app.export;

import org.jspecify.annotations.NullMarked;
