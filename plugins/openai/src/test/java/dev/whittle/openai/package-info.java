/// Tests of the OpenAI-compatible provider, against a scripted loopback server and recorded
/// replies. Expected values come from the vendors' documentation, real reports of odd servers,
/// and the recordings.
@NullMarked
package dev.whittle.openai;

import org.jspecify.annotations.NullMarked;
