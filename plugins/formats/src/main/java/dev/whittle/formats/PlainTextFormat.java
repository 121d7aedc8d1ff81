package dev.whittle.formats;

/// Text as it stands in Whittle.
public final class PlainTextFormat extends TextTemplateFormat {
    public PlainTextFormat() {
        super(new PlainText());
    }

    @Override
    public String id() {
        return "text";
    }

    @Override
    public String displayName() {
        return "Plain text";
    }

    @Override
    public String extension() {
        return "txt";
    }
}
