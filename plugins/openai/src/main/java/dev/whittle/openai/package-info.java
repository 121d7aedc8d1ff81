/// Every server that speaks OpenAI's Chat Completions: OpenAI itself, Ollama, LM Studio, vLLM,
/// llama.cpp, OpenRouter, LiteLLM, Groq, DeepSeek, xAI, Mistral. The front door is
/// [OpenAiCompatibleProvider]; the client below it is thin and our own because the libraries
/// report broken streams as whole replies.
@NullMarked
package dev.whittle.openai;

import org.jspecify.annotations.NullMarked;
