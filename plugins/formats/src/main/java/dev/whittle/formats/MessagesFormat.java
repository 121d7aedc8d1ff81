package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Kept;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import tools.jackson.databind.JsonNode;

/// A bare list of messages with `role` and `content`, as nearly every library takes it. Variables stay
/// `{{name}}`.
public final class MessagesFormat implements TemplateFormat {
    @Override
    public String id() {
        return "messages";
    }

    @Override
    public String displayName() {
        return "Messages array (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        return isChat(Json.orMissing(content));
    }

    private static boolean isChat(JsonNode list) {
        return list.isArray() && !list.isEmpty()
                && list.valueStream().allMatch(item -> item.path("role").isString() && item.has("content"));
    }

    @Override
    public Template held(Template template) {
        Prompt prompt = Prompt.of(template.prompt().messages().toArray(Message[]::new));
        Kept kept = template.kept().of(id()).isEmpty() ? Kept.NONE : template.kept();
        return new Template("", "", prompt, null, null, Parameters.DEFAULT).withKept(kept);
    }

    @Override
    public String write(Template template) throws FormatException {
        JsonNode list = OpenAiChat.messages(template.prompt().messages());
        KeptFields.put(template.kept().of(id()), list);
        return FileText.bounded(Json.write(list));
    }

    @Override
    public Template read(String content) throws FormatException {
        JsonNode list = Json.read(FileText.normal(content));
        if (!list.isArray()) {
            throw new FormatException("This is no list of messages.");
        }
        KeptFields kept = new KeptFields();
        return ChatWire.template(ChatWire.chat(list, "", kept), null, Parameters.DEFAULT).withKept(kept.kept(id()));
    }
}
