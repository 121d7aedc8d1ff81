package dev.whittle.formats;

/// A request to Anthropic's Messages.
public final class AnthropicRequestFormat extends RequestFormat {
    public AnthropicRequestFormat() {
        super(new AnthropicMessages());
    }

    @Override
    public String id() {
        return "anthropic-request";
    }

    @Override
    public String displayName() {
        return "Anthropic Messages request";
    }
}
