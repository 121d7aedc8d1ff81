package dev.whittle.app.cli;

import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `pack --jsonl`: each line's chunks, ranked against its question and packed into its budget.
///
/// @param granularity for lines that name none
/// @param said takes notes for the person; the same note is said once
record PackLines(Ranker ranker, Tokenizer tokenizer, Granularity granularity, Order order, Consumer<String> said,
        Set<String> notes) implements JsonLines.Work {
    /// Ranks chunks against a question.
    interface Ranker {
        Ranking rank(List<Chunk> chunks, String question) throws InterruptedException;
    }

    PackLines(Ranker ranker, Tokenizer tokenizer, Granularity granularity, Order order, Consumer<String> said) {
        this(ranker, tokenizer, granularity, order, said, new HashSet<>());
    }

    @Override
    public boolean answer(JsonNode line, ObjectNode answer) throws InterruptedException {
        Granularity pieces = line.has("granularity")
                ? GranularityName.of(JsonLines.text(line, "granularity"))
                : granularity;
        String question = line.path("question").isNull() || !line.has("question")
                ? ""
                : JsonLines.text(line, "question");
        Ranking ranking = ranker.rank(chunks(line), question);
        TokenCount original = original(ranking);
        if (!ranking.note().isEmpty() && notes.add(ranking.note())) {
            said.accept(ranking.note());
        }
        Packing packing = pieces.pack(ranking, tokenizer, budget(line, original), order);
        ArrayNode scores = answer.putArray("ranking");
        for (Scored scored : ranking.scored()) {
            scores.addObject().put("chunk", scored.chunk().id()).put("score", scored.score())
                    .put("bm25", scored.bm25()).put("embedding", scored.embedding());
        }
        ArrayNode kept = answer.putArray("kept");
        packing.kept().forEach(one -> kept.addObject().put("chunk", one.scored().chunk().id()).put("text",
                one.text()));
        answer.put("text", packing.text()).put("tokens", packing.tokens().tokens())
                .put("original_tokens", original.tokens());
        return true;
    }

    // All chunks as they would be packed if there were no budget.
    private TokenCount original(Ranking ranking) {
        List<Kept> all = ranking.scored().stream().sorted(Comparator.comparingInt(Scored::position))
                .map(scored -> new Kept(scored, scored.chunk().text(), 0, 0, "")).toList();
        return tokenizer.count(new Packing(all, List.of(), TokenCount.ZERO, 0).text());
    }

    private static long budget(JsonNode line, TokenCount original) {
        JsonNode tokens = line.path("budget_tokens");
        JsonNode ratio = line.path("budget_ratio");
        if (tokens.isMissingNode() == ratio.isMissingNode()) {
            throw new IllegalArgumentException("give one of budget_tokens and budget_ratio");
        }
        if (ratio.isNumber() && ratio.doubleValue() >= 0 && ratio.doubleValue() <= 1) {
            return (long) Math.floor(ratio.doubleValue() * original.tokens());
        }
        if (tokens.isIntegralNumber() && tokens.canConvertToLong() && tokens.longValue() >= 0) {
            return tokens.longValue();
        }
        throw new IllegalArgumentException(ratio.isMissingNode()
                ? "budget_tokens is a whole number of 0 or more"
                : "budget_ratio is a number from 0 to 1");
    }

    private static List<Chunk> chunks(JsonNode line) {
        if (!line.path("chunks").isArray()) {
            throw new IllegalArgumentException("\"chunks\" is missing or no array");
        }
        List<Chunk> chunks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : line.path("chunks")) {
            String id = node.path("id").isIntegralNumber()
                    ? node.path("id").asString()
                    : JsonLines.text(node, "id");
            String text = JsonLines.text(node, "text");
            if (text.isEmpty() || !ids.add(id)) {
                throw new IllegalArgumentException(
                        text.isEmpty()
                                ? "chunk \"%s\" has no text".formatted(id)
                                : "two chunks have the id \"%s\"".formatted(id));
            }
            String title = node.path("title").isString() ? node.path("title").stringValue() : "";
            chunks.add(new Chunk(id, title, text, ""));
        }
        return chunks;
    }
}
