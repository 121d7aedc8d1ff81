package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.training.TrainingCheck;
import dev.whittle.optimizer.training.TrainingData;
import dev.whittle.optimizer.training.TrainingKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks for faults in a file of training data, line by line: a file may be larger than the memory.
final class TrainingFileCheck {
    private static final int MOST_SHOWN = 50;

    private record Fault(long line, SequencedSet<String> wrong) {}

    private final Terminal terminal;
    private final TrainingKind kind;
    private final boolean json;

    TrainingFileCheck(Terminal terminal, TrainingKind kind, boolean json) {
        this.terminal = terminal;
        this.kind = kind;
        this.json = json;
    }

    int check(Path file) throws IOException {
        TextInput.requireFile(file);
        List<Fault> faults = new ArrayList<>();
        long examples = 0;
        long bad = 0;
        try (InputStream in = Files.newInputStream(file)) {
            BoundedLines lines = new BoundedLines(in);
            for (Optional<SequencedSet<String>> wrong = next(lines); wrong.isPresent(); wrong = next(lines)) {
                examples++;
                if (!wrong.get().isEmpty() && bad++ < MOST_SHOWN) {
                    faults.add(new Fault(lines.number(), wrong.get()));
                }
            }
        }
        boolean enough = examples >= TrainingData.FEWEST;
        if (json) {
            terminal.print(json(examples, bad, faults));
        } else {
            faults.forEach(fault -> terminal.out().println("Line %,d %s.".formatted(fault.line(),
                    String.join("; it ", fault.wrong()))));
            if (bad > faults.size()) {
                terminal.out().println("... and %s more.".formatted(Figures.counted(bad - faults.size(), "line")));
            }
        }
        terminal.say("%s, %s with a fault.".formatted(Figures.counted(examples, "example"), Figures.number(bad)));
        if (!enough) {
            terminal.say("OpenAI begins a job with %d examples or more.".formatted(TrainingData.FEWEST));
        }
        return bad == 0 && enough ? Cli.GOOD : Cli.GATE_FAILED;
    }

    // What is wrong with the next line that is not blank; empty behind the last.
    private Optional<SequencedSet<String>> next(BoundedLines lines) throws IOException {
        try {
            String line = lines.next();
            while (line != null && line.isBlank()) {
                line = lines.next();
            }
            return line == null ? Optional.empty() : Optional.of(TrainingCheck.of(kind, line));
        } catch (IllegalArgumentException e) {
            return Optional.of(new LinkedHashSet<>(List.of("cannot be used: " + e.getMessage())));
        }
    }

    private ObjectNode json(long examples, long bad, List<Fault> faults) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("kind", kind.id()).put("examples", examples)
                .put("bad", bad);
        ArrayNode list = node.putArray("faults");
        for (Fault fault : faults) {
            ArrayNode wrong = list.addObject().put("line", fault.line()).putArray("wrong");
            fault.wrong().forEach(wrong::add);
        }
        return node;
    }
}
