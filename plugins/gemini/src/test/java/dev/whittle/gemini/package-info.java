/// Tests of the Gemini provider against a scripted loopback server and recorded replies.
@NullMarked
package dev.whittle.gemini;

import org.jspecify.annotations.NullMarked;
