package dev.whittle.formats;

/// Text in the language of Handlebars.
public final class HandlebarsFormat extends TextTemplateFormat {
    public HandlebarsFormat() {
        super(new Handlebars());
    }

    @Override
    public String id() {
        return "handlebars";
    }

    @Override
    public String displayName() {
        return "Handlebars";
    }

    @Override
    public String extension() {
        return "hbs";
    }
}
