package dev.whittle.optimizer.context;

import dev.whittle.optimizer.SharedData;
import dev.whittle.prompt.Chunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The tune sets of `shared/data/context`, and whether a text still answers.
public final class ContextSets {
    static final String LINKED = "linked";
    private static final List<String> LINKS = List.of("See also \"%s\".", "For more, turn to %s.",
            "This is related to %s.", "To avoid it, read \"%s\" first.");

    private ContextSets() {}

    /// @param set the set it is from
    /// @param gold positions of the gold chunks
    public record Case(String set, String id, String question, List<String> answers, List<Chunk> chunks,
            Set<Integer> gold) {
        /// All chunks as they would be packed if there were no budget.
        public String whole() {
            return text(chunks);
        }

        /// Whether an answer stands in a text word for word. "Yes" and "no" are in every text and
        /// never count.
        public boolean answeredBy(String text) {
            String normal = normal(text);
            return answers.stream().map(ContextSets::normal)
                    .anyMatch(answer -> !answer.isEmpty() && !answer.equals("yes") && !answer.equals("no")
                            && normal.contains(answer));
        }

        /// Whether it can be asked at all whether the answer was kept.
        public boolean answerable() {
            return answeredBy(whole());
        }
    }

    /// Chunks as they are packed.
    public static String text(List<Chunk> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.title().isEmpty() ? chunk.text() : chunk.title() + "\n" + chunk.text())
                .collect(Collectors.joining("\n\n"));
    }

    /// The cases of `hotpot`, `musique`, `covidqa`, or `nq` with a number of documents such as
    /// `nq20`, whose documents name each other in `nq20linked` as pages of a manual do.
    public static List<Case> cases(String name) throws IOException {
        if (name.endsWith(LINKED)) {
            return cases(name.substring(0, name.length() - LINKED.length())).stream().map(one -> linked(one, name))
                    .toList();
        }
        int documents = name.startsWith("nq") ? Integer.parseInt(name.substring(2)) : Integer.MAX_VALUE;
        List<Case> cases = new ArrayList<>();
        for (JsonNode line : SharedData.lines("context/%s_tune.jsonl.gz".formatted(name.replaceAll("\\d", "")))) {
            String id = line.get("id").asString();
            List<JsonNode> docs = new ArrayList<>(line.get("docs").valueStream().limit(documents).toList());
            if (documents != Integer.MAX_VALUE) {
                Collections.shuffle(docs, new Random(id.hashCode())); // gold stands first in the file
            }
            List<Chunk> chunks = new ArrayList<>();
            Set<Integer> gold = new HashSet<>();
            for (JsonNode doc : docs) {
                if (doc.get("gold").asBoolean()) {
                    gold.add(chunks.size());
                }
                chunks.add(new Chunk(Integer.toString(chunks.size()), doc.get("title").asString(),
                        doc.get("text").asString(), ""));
            }
            List<String> answers = line.get("answers").valueStream().map(JsonNode::asString).toList();
            cases.add(new Case(name, id, line.get("question").asString(), answers, chunks, gold));
        }
        return cases;
    }

    // One document, mostly the gold one, points to another that does not answer.
    private static Case linked(Case one, String name) {
        Random random = new Random(one.id().hashCode());
        List<Chunk> chunks = new ArrayList<>(one.chunks());
        List<Chunk> others = one.chunks().stream()
                .filter(chunk -> !one.gold().contains(Integer.valueOf(chunk.id())) && !chunk.title().isBlank())
                .toList();
        int from = random.nextInt(3) > 0 ? one.gold().iterator().next() : random.nextInt(chunks.size());
        Chunk pointing = chunks.get(from);
        String link = LINKS.get(random.nextInt(LINKS.size()))
                .formatted(others.get(random.nextInt(others.size())).title());
        chunks.set(from, new Chunk(pointing.id(), pointing.title(), pointing.text() + " " + link, pointing.source()));
        return new Case(name, one.id(), one.question(), one.answers(), chunks, one.gold());
    }

    static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").replaceAll("\\b(a|an|the)\\b", " ")
                .replaceAll(" +", " ").strip();
    }
}
