package dev.whittle.formats;

/// Text in the language of StringTemplate 4.
public final class StringTemplateFormat extends TextTemplateFormat {
    public StringTemplateFormat() {
        super(new StringTemplate('<', '>'));
    }

    @Override
    public String id() {
        return "string-template";
    }

    @Override
    public String displayName() {
        return "StringTemplate";
    }

    @Override
    public String extension() {
        return "st";
    }
}
