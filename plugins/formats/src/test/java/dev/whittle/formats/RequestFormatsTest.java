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
    /// The contract of these two vendors' requests: a system message behind another has no place in them.
    abstract static class SystemFirst extends TemplateFormatContract {
        @Override
        protected boolean mayRefuse(Template template) {
            List<Role> roles = template.prompt().messages().stream().map(Message::role).toList();
            return roles.lastIndexOf(Role.SYSTEM) >= roles.stream().takeWhile(role -> role == Role.SYSTEM).count();
        }

        @Override
        protected int mostRefused() {
            return 50;
        }
    }

    @Nested
    final class OpenAi extends TemplateFormatContract {
        @Override
        protected TemplateFormat format() {
            return new OpenAiRequestFormat();
        }
    }

    @Nested
    final class Anthropic extends SystemFirst {
        @Override
        protected TemplateFormat format() {
            return new AnthropicRequestFormat();
        }
    }

    @Nested
    final class Gemini extends SystemFirst {
        @Override
        protected TemplateFormat format() {
            return new GeminiRequestFormat();
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
    final class AnthropicBatch extends SystemFirst {
        @Override
        protected TemplateFormat format() {
            return new AnthropicBatchFormat();
        }
    }

    @Nested
    final class GeminiBatch extends SystemFirst {
        @Override
        protected TemplateFormat format() {
            return new GeminiBatchFormat();
        }
    }
}
