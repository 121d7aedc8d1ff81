package dev.whittle.app.compare;

import java.util.List;

/// What came of an answer so far.
///
/// @param reasoning the model's reasoning, where the provider shows it; not part of the answer
/// @param notes what the person should know, in order
/// @param status what is being waited for, such as a retry; may be empty
public record Partial(String text, String reasoning, List<String> notes, String status) {
    static final Partial NOTHING = new Partial("", "", List.of(), "");

    public Partial {
        notes = List.copyOf(notes);
    }
}
