/// Tests of versions: differences and what they cost, the timeline, prompts whose models go.
@NullMarked
package dev.whittle.app.versions;

import org.jspecify.annotations.NullMarked;
