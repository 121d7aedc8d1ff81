/// Tests of searching everything and of the list of saved prompts.
@NullMarked
package dev.whittle.app.search;

import org.jspecify.annotations.NullMarked;
