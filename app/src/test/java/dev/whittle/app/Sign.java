package dev.whittle.app;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What [KilledProgram] says, a line of JSON each; one cut short by the kill is none.
///
/// @param at `System.nanoTime()`, which all programs of a machine share
/// @param edited what the window holds
/// @param number of a version, of the answers of a run, or 0
/// @param run which run of the program it is about, from 1; 0 is one it resumed
record Sign(Kind kind, long at, Edited edited, int number, int run) {
    enum Kind {
        /// The window shows this after its start.
        SHOWN,
        /// This is about to be typed.
        TYPES,
        /// It was.
        TYPED,
        /// The window says that this is version number.
        VERSION,
        /// The window says that the answers to this are saved as an experiment.
        EXPERIMENT,
        /// The window says that so many answers of a run are there.
        ANSWERS
    }

    /// What is typed and edited.
    ///
    /// @param chunks the chunks of context, each as the hash of its text, in the order of these
    record Edited(String system, String question, List<String> chunks) {}

    void say() {
        System.out.print(JsonMapper.shared().writeValueAsString(this) + "\n");
        System.out.flush();
    }

    /// Without the texts.
    String brief() {
        return "%s %d of run %d at %d".formatted(kind, number, run, at);
    }

    static Optional<Sign> read(String line) {
        try {
            return Optional.of(JsonMapper.shared().readValue(line, Sign.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
