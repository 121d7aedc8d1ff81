/// Anthropic's Messages API, streamed. The front door is [AnthropicProvider].
@NullMarked
package dev.whittle.anthropic;

import org.jspecify.annotations.NullMarked;
