package dev.whittle.optimizer.fewshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// The words prompts use for the parts of their examples, from `names.json`; lower case.
///
/// @param inputs what stands for something given
/// @param outputs what stands for an answer
/// @param reasoning what stands for the way to it
/// @param titles what counts examples
/// @param pieces what counts pieces of context, never examples
/// @param chat who speaks
/// @param plain names that say nothing about the task
/// @param labelling names of answers that are labels
/// @param closed sets of labels that are known to be whole
/// @param tasks verbs an instruction begins with
/// @param qualities names of answers that are no nouns
record Names(Set<String> inputs, Set<String> outputs, Set<String> reasoning, Set<String> titles, Set<String> pieces,
        Set<String> chat, Set<String> plain, Set<String> labelling, List<Set<String>> closed, Set<String> tasks,
        Set<String> qualities) {
    private static final String FILE = "names.json";
    private static final Names ALL = load();

    private record File(int schema, String provenance, Set<String> inputs, Set<String> outputs,
            Set<String> reasoning, Set<String> titles, Set<String> pieces, Set<String> chat, Set<String> plain,
            Set<String> labelling, List<Set<String>> closed, Set<String> tasks, Set<String> qualities) {}

    static Names all() {
        return ALL;
    }

    boolean known(String name) {
        return inputs.contains(name) || outputs.contains(name);
    }

    /// Whether the name of an answer is a word for what it is, such as `sentiment`, not for how, such as `urgent`.
    boolean noun(String name) {
        return (outputs.contains(name) || labelling.contains(name)) && !qualities.contains(name);
    }

    private static Names load() {
        try (InputStream in = Names.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(FILE));
            }
            File file = JsonMapper.shared().readValue(in, File.class);
            return new Names(file.inputs(), file.outputs(), file.reasoning(), file.titles(), file.pieces(),
                    file.chat(), file.plain(), file.labelling(), file.closed(), file.tasks(), file.qualities());
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(FILE),
                    e);
        }
    }
}
