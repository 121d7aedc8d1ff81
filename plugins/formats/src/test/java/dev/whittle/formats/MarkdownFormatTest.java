package dev.whittle.formats;

import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;

final class MarkdownFormatTest extends TemplateFormatContract {
    @Override
    protected TemplateFormat format() {
        return new MarkdownFormat();
    }
}
