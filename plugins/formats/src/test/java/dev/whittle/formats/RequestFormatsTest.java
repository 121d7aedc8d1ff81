package dev.whittle.formats;

import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.List;
import org.junit.jupiter.api.Nested;

/// Each request format keeps the contract.
final class RequestFormatsTest {
    // A system message behind another has no place in these two vendors' requests.
    private static boolean hasLateSystem(Template template) {
        List<Role> roles = template.prompt().messages().stream().map(Message::role).toList();
        return roles.lastIndexOf(Role.SYSTEM) >= roles.stream().takeWhile(role -> role == Role.SYSTEM).count();
    }

    @Nested
    final class OpenAi extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new OpenAiRequestFormat();
        }
    }

    @Nested
    final class Anthropic extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new AnthropicRequestFormat();
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return hasLateSystem(template);
        }

        @Override
        protected int mostRefused() {
            return 50;
        }
    }

    @Nested
    final class Gemini extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new GeminiRequestFormat();
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return hasLateSystem(template);
        }

        @Override
        protected int mostRefused() {
            return 50;
        }
    }

    @Nested
    final class Messages extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new MessagesFormat();
        }
    }

    @Nested
    final class OpenAiBatch extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new OpenAiBatchFormat();
        }
    }

    @Nested
    final class AnthropicBatch extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new AnthropicBatchFormat();
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return hasLateSystem(template);
        }

        @Override
        protected int mostRefused() {
            return 50;
        }
    }

    @Nested
    final class GeminiBatch extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new GeminiBatchFormat();
        }

        @Override
        protected boolean mayRefuse(Template template) {
            return hasLateSystem(template);
        }

        @Override
        protected int mostRefused() {
            return 50;
        }
    }
}
