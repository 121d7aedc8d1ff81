package dev.whittle.formats;

/// A request to Gemini's generateContent; its model stands in the address.
public final class GeminiRequestFormat extends RequestFormat {
    public GeminiRequestFormat() {
        super(new GeminiContents());
    }

    @Override
    public String id() {
        return "gemini-request";
    }

    @Override
    public String displayName() {
        return "Gemini generateContent request";
    }
}
