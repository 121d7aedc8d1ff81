package dev.whittle.model;

import dev.whittle.prompt.Message;
import java.util.List;

/// What is asked of a model: messages as they are sent, variables filled.
///
/// @param model the name the provider's API takes
public record ModelRequest(String model, List<Message> messages, Parameters parameters) {
    public ModelRequest {
        messages = List.copyOf(messages);
    }
}
