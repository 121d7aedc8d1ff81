package dev.whittle.formats;

import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;

final class PromptfooFormatTest extends TemplateFormatContract {
    @Override
    protected TemplateFormat format() {
        return new PromptfooFormat();
    }

    // The only thing it refuses: values promptfoo would fill with environment variables.
    @Override
    protected boolean mayRefuse(Template template) {
        return template.prompt().values().values().stream()
                .anyMatch(value -> value.matches("(?s).*\\{\\{.*env[.\\[].*\\}\\}.*"));
    }
}
