package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A Langfuse prompt as its API takes it (`CreatePromptRequest`): the chat, its name, and the model with its
/// parameters in `config`, which Langfuse leaves to the program that loads it.
public final class LangfuseFormat implements TemplateFormat {
    private static final Set<String> CONFIG = Set.of("model", "temperature", "max_tokens", "top_p", "seed", "stop");
    private static final Language LANGUAGE = new DoubleBraces();

    @Override
    public String id() {
        return "langfuse";
    }

    @Override
    public String displayName() {
        return "Langfuse prompt (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode prompt = Json.orMissing(content);
        return prompt.has("prompt") && (prompt.path("type").asString("").equals("chat")
                || prompt.path("type").asString("").equals("text"));
    }

    @Override
    public Template held(Template template) {
        Prompt prompt = Prompt.of(template.prompt().messages().toArray(Message[]::new));
        Kept kept = template.kept().of(id()).isEmpty() ? Kept.NONE : template.kept();
        Parameters parameters = ChatWire.signless(template.parameters(), template.parameters().maxTokens(),
                template.parameters().seed());
        return new Template(template.name(), "", prompt, null, template.model(), parameters).withKept(kept);
    }

    @Override
    public String write(Template template) throws FormatException {
        List<Message> messages = new ArrayList<>();
        for (Message message : template.prompt().messages()) {
            messages.add(message.withText(LANGUAGE.write(message.text())));
        }
        ObjectNode file = Json.object().put("name", template.name()).put("type", "chat");
        file.set("prompt", OpenAiChat.messages(messages));
        ObjectNode config = file.putObject("config");
        if (template.model() != null) {
            config.put("model", template.model());
        }
        Parameters held = held(template).parameters();
        ChatWire.put(config, "temperature", held.temperature());
        if (held.maxTokens() != null) {
            config.put("max_tokens", held.maxTokens());
        }
        ChatWire.put(config, "top_p", held.topP());
        if (held.seed() != null) {
            config.put("seed", held.seed());
        }
        ChatWire.put(config, "stop", held.stop());
        KeptFields.put(template.kept().of(id()), file);
        return FileText.bounded(Json.write(file));
    }

    @Override
    public Template read(String content) throws FormatException {
        JsonNode file = Json.read(FileText.normal(content));
        KeptFields kept = new KeptFields();
        kept.add("", file, Set.of("name", "type", "prompt", "config"));
        JsonNode prompt = file.path("prompt");
        List<Message> messages = new ArrayList<>();
        List<Message> written = prompt.isString()
                ? List.of(Message.user(prompt.asString()))
                : ChatWire.chat(prompt, "/prompt", kept);
        for (Message message : written) {
            messages.add(
                    message.withText(LANGUAGE.read(message.text(), "Message %,d".formatted(messages.size() + 1))));
        }
        JsonNode config = file.path("config");
        kept.add("/config", config, CONFIG);
        if (!prompt.isString() && !prompt.isArray()) {
            throw new FormatException("This is no Langfuse prompt: it has no \"prompt\".");
        }
        return ChatWire.template(messages, ChatWire.model(config.path("model")),
                ChatWire.parameters(ChatWire.number(config, "temperature"), ChatWire.whole(config, "max_tokens"),
                        ChatWire.number(config, "top_p"), ChatWire.whole(config, "seed"),
                        ChatWire.texts(config, "stop")))
                .withName(file.path("name").asString("")).withKept(kept.kept(id()));
    }
}
