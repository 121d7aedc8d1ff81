package dev.whittle.optimizer.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a model is to learn from, and how a line says it.
public enum TrainingKind {
    /// Good answers: `{"messages": [..., {"role": "assistant", "content": "..."}]}`, as OpenAI and Together take it.
    CHAT("chat"),
    /// A good answer and a worse one to the same prompt, as OpenAI, Together and Fireworks take it: `input`,
    /// `preferred_output`, `non_preferred_output`.
    PREFERENCE("preference"),
    /// The same as Hugging Face TRL takes it: `prompt`, `chosen`, `rejected`.
    PREFERENCE_TRL("preference-trl");

    private final String id;

    TrainingKind(String id) {
        this.id = id;
    }

    /// Stable kebab-case id.
    public String id() {
        return id;
    }

    /// All ids.
    public static List<String> ids() {
        return Arrays.stream(values()).map(TrainingKind::id).toList();
    }

    /// The kind with an id.
    public static Optional<TrainingKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /// Whether a line holds a good answer and a worse one.
    public boolean paired() {
        return this != CHAT;
    }
}
