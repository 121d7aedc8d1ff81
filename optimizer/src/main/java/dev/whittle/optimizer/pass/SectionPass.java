package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.protect.Protector.Found;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes out the sections a person does not want, by the names of their headings, and tables if "tables"
/// is among what to drop. With names to keep, the other sections of the messages that hold one of them
/// go; text before the first heading, headings above a kept section, and sections that ask or instruct
/// stay. What goes was asked for, so its facts go with it; only what a person marked stays.
///
/// @param keep names of sections to keep; empty keeps all
/// @param drop names of sections to drop, also inside kept ones
public record SectionPass(List<String> keep, List<String> drop) implements Pass {
    /// The id of its edits.
    public static final String ID = "section";

    private static final Set<String> TABLES = Set.of("table", "tables", "raw table", "raw tables", "all tables");
    private static final Set<String> ASKING = Set.of("question", "questions", "task", "tasks", "instruction",
            "instructions", "rules", "role", "goal", "output", "output format", "format", "response format",
            "requirements", "constraints", "guidelines", "your task", "query", "user question", "steps");

    /// @throws IllegalArgumentException if a name holds no letter or digit; the message is one sentence
    ///     for the person
    public SectionPass {
        keep = List.copyOf(keep);
        drop = List.copyOf(drop);
        for (List<String> names : List.of(keep, drop)) {
            if (names.stream().anyMatch(name -> Heading.plain(name).isEmpty())) {
                throw new IllegalArgumentException(
                        "The name of a section holds a letter or digit; give it as its heading has it.");
            }
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Sections";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Rounds.run(prompt, protection, this::search);
    }

    private List<Edit> search(Prompt prompt, Protection protection) {
        Shield marked = new Shield(
                protection.spans().stream().filter(span -> Kind.of(span.reason()).isEmpty()).toList());
        List<Edit> edits = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            if (prompt.messages().get(message).role() != Role.ASSISTANT) {
                List<Edit> own = new ArrayList<>();
                String text = prompt.messages().get(message).text();
                sections(message, text, own);
                tables(message, text, own);
                own.removeIf(edit -> marked.touches(edit.message(), edit.start(), edit.end()));
                own.sort((one, other) -> Integer.compare(one.start(), other.start()));
                edits.addAll(own);
            }
        }
        return edits;
    }

    /// The names to keep or drop that no heading of a prompt has, so that a person can be told.
    public List<String> unknown(Prompt prompt) {
        List<Heading> all = prompt.messages().stream().flatMap(message -> Heading.of(message.text()).stream()).toList();
        List<String> unknown = new ArrayList<>(keep);
        unknown.addAll(drop.stream().filter(name -> !TABLES.contains(Heading.plain(name))).toList());
        unknown.removeIf(name -> all.stream().anyMatch(heading -> heading.named(name)));
        return unknown;
    }

    private void sections(int message, String text, List<Edit> edits) {
        List<Heading> headings = Heading.of(text);
        boolean choosing = headings.stream().anyMatch(heading -> named(heading, keep));
        int done = 0;
        for (Heading heading : headings) {
            boolean dropped = named(heading, drop)
                    || (choosing && !within(heading, headings) && !above(heading, headings) && !asking(heading));
            if (dropped && heading.start() >= done) {
                edits.add(new Edit(ID, "section.drop", message, heading.start(), heading.end(), "",
                        "The section \"%s\" is not among those to keep.".formatted(heading.title()), Risk.HIGH));
                done = heading.end();
            }
        }
    }

    private boolean within(Heading heading, List<Heading> all) {
        return all.stream().anyMatch(other -> named(other, keep) && other.start() <= heading.start()
                && heading.end() <= other.end());
    }

    private boolean above(Heading heading, List<Heading> all) {
        return all.stream().anyMatch(other -> (named(other, keep) || asking(other)) && heading.start() < other.start()
                && other.end() <= heading.end());
    }

    private static boolean asking(Heading heading) {
        return ASKING.contains(Heading.plain(heading.title()));
    }

    private static boolean named(Heading heading, List<String> names) {
        return names.stream().anyMatch(heading::named);
    }

    private void tables(int message, String text, List<Edit> edits) {
        if (drop.stream().map(Heading::plain).noneMatch(TABLES::contains)) {
            return;
        }
        for (Found found : Protector.find(text)) {
            boolean free = found.kind() == Kind.TABLE
                    && edits.stream().noneMatch(edit -> edit.start() < found.end() && found.start() < edit.end());
            if (free) {
                edits.add(new Edit(ID, "section.table", message, found.start(), nextLine(text, found.end()), "",
                        "Tables are among what to drop.", Risk.HIGH));
            }
        }
    }

    // The start of the next line that is not blank.
    private static int nextLine(String text, int from) {
        int next = from;
        for (int at = from; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            next = text.charAt(at) == '\n' ? at + 1 : next;
        }
        return next;
    }
}
