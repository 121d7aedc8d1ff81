package dev.whittle.formats;

/// Text for Spring AI, whose templates are StringTemplate's between braces.
public final class SpringAiFormat extends TextTemplateFormat {
    public SpringAiFormat() {
        super(new StringTemplate('{', '}'));
    }

    @Override
    public String id() {
        return "spring-ai";
    }

    @Override
    public String displayName() {
        return "Spring AI (StringTemplate with braces)";
    }

    @Override
    public String extension() {
        return "st";
    }
}
