package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A request to OpenAI's Responses: `instructions` and `input`. A prompt that is kept at OpenAI is only named in it,
/// and is refused with its name.
public final class OpenAiResponsesFormat extends ImportFormat {
    @Override
    public String id() {
        return "openai-responses-request";
    }

    @Override
    public String displayName() {
        return "OpenAI Responses request";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode body = Json.orMissing(content);
        boolean input = body.path("input").isString() || (body.path("input").isArray()
                && body.path("input").valueStream().allMatch(item -> item.has("role") || item.has("type")));
        return (body.has("model") && input && !body.has("messages"))
                || body.at("/prompt/id").asString("").startsWith("pmpt_");
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        JsonNode body = Json.read(FileText.normal(content));
        JsonNode input = body.path("input");
        if (body.at("/prompt/id").isString()) {
            throw new FormatException("This only names the prompt %s, whose text is kept at OpenAI; copy the text from "
                    .formatted(Quoted.brief(body.at("/prompt/id").asString())) + "there.");
        }
        if (!input.isString() && !input.isArray()) {
            throw new FormatException("This is no request to OpenAI's Responses: it has no \"input\".");
        }
        KeptFields kept = new KeptFields();
        kept.add("", body, Set.of("model", "instructions", "input", "temperature", "top_p", "max_output_tokens"));
        List<Message> messages = new ArrayList<>();
        if (body.path("instructions").isString()) {
            messages.add(Message.system(body.path("instructions").asString()));
        }
        messages.addAll(input.isString()
                ? List.of(Message.user(input.asString()))
                : ChatWire.chat(input, "/input", kept));
        return List.of(ChatWire.template(messages, ChatWire.model(body.path("model")),
                ChatWire.parameters(ChatWire.number(body, "temperature"), ChatWire.whole(body, "max_output_tokens"),
                        ChatWire.number(body, "top_p"), null, List.of()))
                .withKept(kept.kept(id())));
    }
}
