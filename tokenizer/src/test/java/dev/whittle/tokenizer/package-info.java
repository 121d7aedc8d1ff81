/// Tests of the front door against tiktoken's counts and against jtokkit. Expected values are never
/// our own output.
@NullMarked
package dev.whittle.tokenizer;

import org.jspecify.annotations.NullMarked;
