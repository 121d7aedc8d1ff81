package dev.whittle.formats;

/// Text in the language of Mustache.
public final class MustacheFormat extends TextTemplateFormat {
    public MustacheFormat() {
        super(new Mustache());
    }

    @Override
    public String id() {
        return "mustache";
    }

    @Override
    public String displayName() {
        return "Mustache";
    }

    @Override
    public String extension() {
        return "mustache";
    }
}
