/// The wires of OpenAI: Chat Completions, which Ollama, LM Studio, vLLM, llama.cpp, OpenRouter,
/// LiteLLM, Groq, DeepSeek, xAI, Mistral and Azure speak as well, and Responses. The front doors
/// are the four providers.
@NullMarked
package dev.whittle.openai;

import org.jspecify.annotations.NullMarked;
