package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each program keeps the contract, and is read back from its own text.
final class SnippetFormatsTest {
    abstract static class SnippetContract extends TemplateFormatContract {
        private final TemplateFormat format;

        SnippetContract(TemplateFormat format) {
            this.format = format;
        }

        @Override
        protected TemplateFormat format() {
            return format;
        }

        // A provider whose address is not known; late system text where the vendor has no place for it.
        @Override
        protected boolean mayRefuse(Template template) {
            String provider = template.provider();
            return provider != null && !List.of("openai", "mistral", "deepseek", "xai").contains(provider);
        }

        @Override
        protected int mostRefused() {
            return 80;
        }
    }

    @Nested
    final class Curl extends SnippetContract {
        Curl() {
            super(new CurlFormat());
        }
    }

    @Nested
    final class Python extends SnippetContract {
        Python() {
            super(new PythonFormat());
        }
    }

    @Nested
    final class TypeScript extends SnippetContract {
        TypeScript() {
            super(new TypeScriptFormat());
        }
    }

    @Nested
    final class JavaProgram extends SnippetContract {
        JavaProgram() {
            super(new JavaFormat());
        }

        // A text of a class file has at most 65,535 bytes.
        @Override
        protected boolean mayRefuse(Template template) {
            return super.mayRefuse(template) || template.toString().length() > 5_000;
        }
    }

    @Test
    void theKeyComesFromTheEnvironmentOfTheProvider() throws FormatException {
        Template template = new Template("", "", Prompt.of(Message.user("It's $HOME `date` \\n {{x}}")), "anthropic",
                "claude-sonnet-5", Parameters.DEFAULT);
        assertThat(new CurlFormat().write(template)).isEqualTo("""
                curl -sS 'https://api.anthropic.com/v1/messages' \\
                  -H "x-api-key: $ANTHROPIC_API_KEY" \\
                  -H "anthropic-version: 2023-06-01" \\
                  -H "Content-Type: application/json" \\
                  --data-binary @- <<'JSON'
                {
                  "model": "claude-sonnet-5",
                  "max_tokens": 4096,
                  "messages": [
                    {
                      "role": "user",
                      "content": "It's $HOME `date` \\\\n {{x}}"
                    }
                  ]
                }
                JSON
                """);
        assertThat(new PythonFormat().write(template)).contains("key = os.environ[\"ANTHROPIC_API_KEY\"]",
                "\"x-api-key\": f\"{key}\"");
        assertThat(new TypeScriptFormat().write(template)).contains("`${process.env.ANTHROPIC_API_KEY}`");
        assertThat(new JavaFormat().write(template)).contains("System.getenv(\"ANTHROPIC_API_KEY\")");
    }
}
