/// Google's Gemini API, streamed. The front door is [GeminiProvider].
@NullMarked
package dev.whittle.gemini;

import org.jspecify.annotations.NullMarked;
