package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one YAML document within limits. The library's own tree builder recurses without a limit of
/// depth, so the tree is built here from its events.
final class YamlReader {
    /// Most characters of a file, for reading and for writing.
    static final int MAX_CHARACTERS = 32_000_000;
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ALIASES = 1_000;
    private static final int MAX_VALUES = 200_000;

    private final Iterator<Event> events;
    private final int linesBefore;
    private final Map<Anchor, Yaml> anchors = new HashMap<>();
    private int aliases;
    private int values;

    private YamlReader(Iterator<Event> events, int linesBefore) {
        this.events = events;
        this.linesBefore = linesBefore;
    }

    /// The first document of a text, an empty mapping if there is none.
    ///
    /// @param linesBefore lines of the file that stand before this text, for messages
    static Yaml read(String content, int linesBefore) throws FormatException {
        // One buffer for all of it: version 3.0.1 fails where a buffer ends within a surrogate pair.
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS)
                .setBufferSize(content.length() + 16).build();
        try {
            return new YamlReader(new Parse(settings).parseString(content).iterator(), linesBefore).document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1 + linesBefore;
            throw new FormatException("Line %,d: this is not YAML (%s).".formatted(line, Quoted.brief(e.getProblem())),
                    e);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The last two: the library on some damaged escapes and names.
            throw new FormatException("This is not YAML: it holds a character or a sign YAML does not allow.", e);
        }
    }

    private Yaml document() throws FormatException {
        Yaml root = new Yaml.Mapping(1, new LinkedHashMap<>());
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, Comment -> {
                }
                case DocumentEnd, StreamEnd -> {
                    return root;
                }
                default -> root = value(event, 0);
            }
        }
        return root;
    }

    private Yaml value(Event event, int depth) throws FormatException {
        int line = line(event);
        if (depth > MAX_DEPTH) {
            throw new FormatException("Line %,d: values are nested deeper than %d.".formatted(line, MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw new FormatException("Line %,d: more than %,d values in one file.".formatted(line, MAX_VALUES));
        }
        Yaml value = switch (event) {
            case AliasEvent alias -> alias(alias, line);
            case ScalarEvent scalar -> new Yaml.Scalar(line, scalar.getValue(), scalar.isPlain());
            case SequenceStartEvent _ -> items(line, depth);
            case MappingStartEvent _ -> mapping(line, depth);
            default -> throw new FormatException("Line %,d: a value was expected.".formatted(line));
        };
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
        }
        return value;
    }

    private Yaml alias(AliasEvent alias, int line) throws FormatException {
        if (++aliases > MAX_ALIASES) {
            throw new FormatException("Line %,d: more than %,d aliases in one file.".formatted(line, MAX_ALIASES));
        }
        Optional<Yaml> known = alias.getAnchor().map(anchors::get);
        return known.orElseThrow(() -> new FormatException(
                "Line %,d: this alias has no anchor before it.".formatted(line)));
    }

    private Yaml items(int line, int depth) throws FormatException {
        List<Yaml> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(value(next, depth + 1));
        }
        return new Yaml.Items(line, items);
    }

    private Yaml mapping(int line, int depth) throws FormatException {
        SequencedMap<String, Yaml> entries = new LinkedHashMap<>();
        SequencedMap<String, Yaml> merged = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Yaml key = value(next, depth + 1);
            if (!(key instanceof Yaml.Scalar(int keyLine, String name, boolean plain))) {
                throw Yaml.wrong(key.line(), "the name of a value", "a text");
            }
            Yaml value = value(events.next(), depth + 1);
            if (plain && name.equals("<<")) {
                merge(value, merged);
            } else if (entries.putIfAbsent(name, value) != null) {
                throw new FormatException("Line %,d: a name stands twice in one mapping.".formatted(keyLine));
            }
        }
        merged.forEach(entries::putIfAbsent);
        return new Yaml.Mapping(line, entries);
    }

    private static void merge(Yaml value, SequencedMap<String, Yaml> into) throws FormatException {
        switch (value) {
            case Yaml.Mapping(_, var entries) -> entries.forEach(into::putIfAbsent);
            case Yaml.Items(_, var items) -> {
                for (Yaml item : items) {
                    into.putAll(Yaml.mapping(item, "a merged value").entries());
                }
            }
            case Yaml.Scalar(int line, _, _) -> throw Yaml.wrong(line, "a merged value", "a mapping");
        }
    }

    private int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1 + linesBefore;
    }
}
