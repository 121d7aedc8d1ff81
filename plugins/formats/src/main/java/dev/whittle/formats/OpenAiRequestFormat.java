package dev.whittle.formats;

/// A request to OpenAI's Chat Completions, or to a server that speaks it.
public final class OpenAiRequestFormat extends RequestFormat {
    public OpenAiRequestFormat() {
        super(new OpenAiChat());
    }

    @Override
    public String id() {
        return "openai-request";
    }

    @Override
    public String displayName() {
        return "OpenAI Chat Completions request";
    }
}
