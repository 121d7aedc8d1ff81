package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each text format keeps the contract; it refuses only what no text file keeps, and names its language has
/// other plans for.
final class TextFormatsTest {
    abstract static class TextContract extends TemplateFormatContract {
        private final TemplateFormat format;

        TextContract(TemplateFormat format) {
            this.format = format;
        }

        @Override
        protected TemplateFormat format() {
            return format;
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return !template.prompt().messages().stream().map(Message::text).allMatch(TextContract::isOrdinary)
                    || !template.prompt().variables().stream().allMatch(name -> name.matches("[xvno]\\w*"));
        }

        static boolean isOrdinary(String text) {
            return text.codePoints().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F)
                    || (Character.isLetter(c) || Character.isIdeographic(c)));
        }

        @Override
        protected int mostRefused() {
            return 80;
        }
    }

    @Nested
    final class Plain extends TextContract {
        Plain() {
            super(new PlainTextFormat());
        }
    }

    @Nested
    final class MustacheText extends TextContract {
        MustacheText() {
            super(new MustacheFormat());
        }
    }

    @Nested
    final class HandlebarsText extends TextContract {
        HandlebarsText() {
            super(new HandlebarsFormat());
        }
    }

    @Nested
    final class JinjaText extends TextContract {
        JinjaText() {
            super(new JinjaFormat());
        }
    }

    @Nested
    final class FStringText extends TextContract {
        FStringText() {
            super(new FStringFormat());
        }
    }

    @Nested
    final class StringTemplateText extends TextContract {
        StringTemplateText() {
            super(new StringTemplateFormat());
        }
    }

    @Nested
    final class SpringAiText extends TextContract {
        SpringAiText() {
            super(new SpringAiFormat());
        }
    }

    @Nested
    final class LangChain4jText extends TextContract {
        LangChain4jText() {
            super(new LangChain4jFormat());
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template)
                    || template.prompt().messages().stream().anyMatch(message -> message.text().contains("{{"));
        }
    }

    @Nested
    final class LangChain extends TextContract {
        LangChain() {
            super(new LangChainFormat());
        }
    }

    @Nested
    final class Langfuse extends TextContract {
        Langfuse() {
            super(new LangfuseFormat());
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template)
                    || template.prompt().messages().stream().anyMatch(message -> message.text().contains("{{"));
        }
    }

    @Nested
    final class Prompty extends TextContract {
        Prompty() {
            super(new PromptyFormat());
        }

        // Prompty's own loader would put the file's content there
        @Test
        void aFileThatAValueNamesIsNotOpened() throws FormatException {
            for (String named : List.of("${file:../../../../etc/passwd}", "${file:/etc/passwd}", "${env:HOME}")) {
                Template read = format().read("---\nname: n\ninputs: [{name: x, default: '%s'}]\n---\nuser:\n%s {{x}}\n"
                        .formatted(named, named));
                assertThat(read.prompt())
                        .isEqualTo(Prompt.of(Message.user(named + " {{x}}")).withValue("x", named));
            }
        }

        // It drops blanks around a message and fills ${} in values.
        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template)
                    || template.prompt().values().values().stream().anyMatch(value -> value.contains("${"))
                    || template.prompt().messages().stream().map(Message::text)
                            .anyMatch(text -> text.isEmpty() || !text.strip().equals(text)
                                    || text.matches("(?s).*(system|user|assistant) *:.*"));
        }

        @Override
        protected int mostRefused() {
            return 90;
        }
    }

    abstract static class SemanticKernelContract extends TextContract {
        SemanticKernelContract(TemplateFormat format) {
            super(format);
        }

        // It drops blanks around a message, and its names are of ASCII.
        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template)
                    || template.prompt().variables().stream().anyMatch(name -> !name.matches("\\w+"))
                    || template.prompt().messages().stream().map(Message::text)
                            .anyMatch(text -> text.isEmpty() || !text.strip().equals(text));
        }

        @Override
        protected int mostRefused() {
            return 90;
        }
    }

    @Nested
    final class SemanticKernelYaml extends SemanticKernelContract {
        SemanticKernelYaml() {
            super(new SemanticKernelYamlFormat());
        }
    }

    @Nested
    final class SemanticKernelJson extends SemanticKernelContract {
        SemanticKernelJson() {
            super(new SemanticKernelJsonFormat());
        }
    }

    @Nested
    final class Baml extends TextContract {
        Baml() {
            super(new BamlFormat());
        }

        // It joins messages of one role and drops blanks around them, its names are of ASCII, and its strings know few
        // escapes.
        @Override
        protected boolean mayRefuse(Template template) {
            String model = template.model();
            List<Role> roles = template.prompt().messages().stream().map(Message::role).toList();
            for (int i = 1; i < roles.size(); i++) {
                if (roles.get(i) == roles.get(i - 1)) {
                    return true;
                }
            }
            return super.mayRefuse(template) || (model != null && !isOrdinary(model))
                    || !template.parameters().stop().stream().allMatch(TextContract::isOrdinary)
                    || template.prompt().variables().stream().anyMatch(name -> !name.matches("\\w+"))
                    || template.prompt().messages().stream().map(Message::text)
                            .anyMatch(text -> text.isEmpty() || !text.strip().equals(text));
        }

        @Override
        protected int mostRefused() {
            return 95;
        }
    }

    @Nested
    final class Dotprompt extends TextContract {
        Dotprompt() {
            super(new DotpromptFormat());
        }

        // It drops messages of blanks, and blanks at the end of the file.
        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template) || template.prompt().messages().stream().map(Message::text)
                    .anyMatch(text -> text.isBlank() || !text.strip().equals(text));
        }

        @Override
        protected int mostRefused() {
            return 90;
        }
    }
}
