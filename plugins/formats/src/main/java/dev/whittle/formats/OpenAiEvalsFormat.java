package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Samples of OpenAI Evals, a line each: `input` with `ideal`, or the rows of a run as the platform exported them
/// (`item`, `sample`). A registry in YAML only names the file of its samples, and is refused with its name.
public final class OpenAiEvalsFormat extends ImportFormat {
    private static final Pattern REGISTRY = Pattern.compile("(?m)^[ \\t]++samples_jsonl[ \\t]*+:\\s*+(\\S{1,300})");

    @Override
    public String id() {
        return "openai-evals";
    }

    @Override
    public String displayName() {
        return "OpenAI Evals samples (JSONL)";
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode first = firstLine(content);
        return (first.has("input") && first.has("ideal"))
                || (first.path("sample").path("input").isArray() && first.has("item"))
                || REGISTRY.matcher(content).find();
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        Matcher registry = REGISTRY.matcher(content);
        if (!content.stripLeading().startsWith("{") && registry.find()) {
            throw new FormatException("This registry keeps its samples in %s, which is not opened; import that file."
                    .formatted(Quoted.brief(registry.group(1))));
        }
        List<Template> all = new ArrayList<>();
        for (JsonNode line : lines(content)) {
            boolean row = line.path("sample").has("input");
            JsonNode input = row ? line.path("sample").path("input") : line.path("input");
            KeptFields kept = new KeptFields();
            kept.add("", line, row ? Set.of("sample") : Set.of("input"));
            if (row) {
                kept.add("/sample", line.path("sample"), Set.of("input", "model"));
            }
            if (!input.isString() && !input.isArray()) {
                throw new FormatException("Sample %,d has no \"input\" of messages or text.".formatted(all.size() + 1));
            }
            List<Message> messages = input.isString()
                    ? List.of(Message.user(input.asString()))
                    : ChatWire.chat(input, row ? "/sample/input" : "/input", kept);
            all.add(ChatWire.template(messages, row ? ChatWire.model(line.path("sample").path("model")) : null,
                    Parameters.DEFAULT).withKept(kept.kept(id())));
        }
        if (all.isEmpty()) {
            throw new FormatException("There is no sample in this file.");
        }
        return all;
    }
}
