/// Tests of the Anthropic provider against a scripted loopback server and recorded replies.
@NullMarked
package dev.whittle.anthropic;

import org.jspecify.annotations.NullMarked;
