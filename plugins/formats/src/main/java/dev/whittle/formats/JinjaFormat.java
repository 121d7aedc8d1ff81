package dev.whittle.formats;

/// Text in the language of Jinja.
public final class JinjaFormat extends TextTemplateFormat {
    public JinjaFormat() {
        super(new Jinja());
    }

    @Override
    public String id() {
        return "jinja";
    }

    @Override
    public String displayName() {
        return "Jinja";
    }

    @Override
    public String extension() {
        return "j2";
    }
}
