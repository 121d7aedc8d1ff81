package dev.whittle.formats;

/// Text as a format string of Python and LangChain.
public final class FStringFormat extends TextTemplateFormat {
    public FStringFormat() {
        super(new FString());
    }

    @Override
    public String id() {
        return "f-string";
    }

    @Override
    public String displayName() {
        return "Python f-string (LangChain)";
    }

    @Override
    public String extension() {
        return "txt";
    }
}
