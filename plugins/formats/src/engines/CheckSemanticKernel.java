// mvn dependency:build-classpath of com.microsoft.semantic-kernel:semantickernel-api:1.4.2 into CP, then
// java --source 25 -cp CP CheckSemanticKernel.java CORPUS: loads what EngineCorpus wrote, renders it, reads its messages
// and compares.
import com.azure.core.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.semantickernel.Kernel;
import com.microsoft.semantickernel.implementation.chatcompletion.ChatPromptParseVisitor;
import com.microsoft.semantickernel.implementation.chatcompletion.ChatXMLPromptParser;
import com.microsoft.semantickernel.semanticfunctions.KernelFunctionArguments;
import com.microsoft.semantickernel.semanticfunctions.KernelFunctionYaml;
import com.microsoft.semantickernel.semanticfunctions.PromptTemplateConfig;
import com.microsoft.semantickernel.semanticfunctions.PromptTemplateFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class CheckSemanticKernel {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final class Messages implements ChatPromptParseVisitor<List<List<String>>> {
        private List<List<String>> all = new ArrayList<>();

        @Override
        public ChatPromptParseVisitor<List<List<String>>> addMessage(String role, String content) {
            all.add(List.of(role, content));
            return this;
        }

        @Override
        public ChatPromptParseVisitor<List<List<String>>> addFunction(String name, String description, BinaryData parameters) {
            return this;
        }

        @Override
        public boolean areMessagesEmpty() {
            return all.isEmpty();
        }

        @Override
        public ChatPromptParseVisitor<List<List<String>>> fromRawPrompt(String raw) {
            all.add(List.of("raw", raw));
            return this;
        }

        @Override
        public List<List<String>> get() {
            return all;
        }

        @Override
        public ChatPromptParseVisitor<List<List<String>>> reset() {
            return new Messages();
        }
    }

    public static void main(String[] arguments) throws Exception {
        int same = 0;
        int different = 0;
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            JsonNode row = JSON.readTree(line);
            String language = row.path("language").asText();
            if (!language.startsWith("semantic-kernel")) {
                continue;
            }
            String found;
            try {
                String file = row.path("template").asText();
                PromptTemplateConfig config;
                if (language.endsWith("json")) {
                    config = PromptTemplateConfig.parseFromJson(file);
                } else {
                    KernelFunctionYaml.fromPromptYaml(file);
                    config = new ObjectMapper(new com.fasterxml.jackson.dataformat.yaml.YAMLFactory()).readValue(file,
                            PromptTemplateConfig.class);
                }
                var given = KernelFunctionArguments.builder();
                row.path("values").fields().forEachRemaining(value -> given.withVariable(value.getKey(),
                        value.getValue().asText()));
                String rendered = PromptTemplateFactory.build(config)
                        .renderAsync(Kernel.builder().build(), given.build(), null).block();
                found = JSON.writeValueAsString(ChatXMLPromptParser.parse(rendered, new Messages()).get());
            } catch (Exception e) {
                found = String.valueOf(e);
            }
            if (JSON.readTree(row.path("expected").asText()).equals(readable(found))) {
                same++;
            } else if (different++ < 5) {
                System.out.println(line + "\nfound: " + found);
            }
        }
        System.out.println("same " + same + ", different " + different);
        System.exit(different > 0 ? 1 : 0);
    }

    private static JsonNode readable(String found) {
        try {
            return JSON.readTree(found);
        } catch (Exception e) {
            return JSON.getNodeFactory().textNode(found);
        }
    }
}
