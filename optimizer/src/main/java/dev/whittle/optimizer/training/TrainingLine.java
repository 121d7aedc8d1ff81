package dev.whittle.optimizer.training;

import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.prompt.Message;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One line of training data.
final class TrainingLine {
    private TrainingLine() {}

    static String chat(List<Message> messages, String answer) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        add(messages(line.putArray("messages"), messages), answer);
        return PromptJson.print(line);
    }

    static String pair(TrainingKind kind, List<Message> messages, String better, String worse) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        boolean trl = kind == TrainingKind.PREFERENCE_TRL;
        if (trl) {
            messages(line.putArray("prompt"), messages);
        } else {
            ObjectNode input = line.putObject("input");
            messages(input.putArray("messages"), messages);
            input.putArray("tools");
            input.put("parallel_tool_calls", true);
        }
        add(line.putArray(trl ? "chosen" : "preferred_output"), better);
        add(line.putArray(trl ? "rejected" : "non_preferred_output"), worse);
        return PromptJson.print(line);
    }

    private static ArrayNode messages(ArrayNode list, List<Message> messages) {
        messages.forEach(message -> list.addObject().put("role", message.role().id()).put("content", message.text()));
        return list;
    }

    private static void add(ArrayNode list, String answer) {
        list.addObject().put("role", "assistant").put("content", answer);
    }
}
