package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Chats as fine-tuning takes them, one a line: `{"messages": [...]}`, or a pair with `input.messages`, of which the
/// prompt is read.
public final class ChatLinesFormat extends ImportFormat {
    @Override
    public String id() {
        return "chat-jsonl";
    }

    @Override
    public String displayName() {
        return "Fine-tuning data (JSONL)";
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode first = firstLine(content);
        return (first.path("messages").isArray() && !first.has("model"))
                || (first.path("input").path("messages").isArray() && first.has("preferred_output"));
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        List<Template> all = new ArrayList<>();
        for (JsonNode line : lines(content)) {
            boolean pair = line.path("input").isObject();
            JsonNode messages = pair ? line.path("input").path("messages") : line.path("messages");
            if (!messages.isArray()) {
                throw new FormatException("Line %,d has no list of \"messages\".".formatted(all.size() + 1));
            }
            KeptFields kept = new KeptFields();
            kept.add("", line, pair ? Set.of("input") : Set.of("messages"));
            all.add(ChatWire.template(ChatWire.chat(messages, pair ? "/input/messages" : "/messages", kept), null,
                    Parameters.DEFAULT).withKept(kept.kept(id())));
        }
        if (all.isEmpty()) {
            throw new FormatException("There is no chat in this file.");
        }
        return all;
    }
}
