/// Reports of comparisons and of runs on cases, for people who have no Whittle. A report is made once, with its
/// secrets masked, and then written as HTML, Markdown, CSV, JSON or JUnit XML.
@NullMarked
package dev.whittle.app.report;

import org.jspecify.annotations.NullMarked;
