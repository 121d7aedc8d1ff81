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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `pack --jsonl`: each line's chunks, ranked against its question and packed into its budget.
///
/// @param defaults for lines that leave these out
/// @param said takes notes for the person; the same note is said once
record PackLines(Ranker ranker, Tokenizer tokenizer, Defaults defaults, Order order, Consumer<String> said,
        Set<String> notes) implements JsonLines.Work {
    /// What a line need not say.
    ///
    /// @param question empty for none
    /// @param budget in tokens, or null if each line must give its own
    record Defaults(Granularity granularity, String question, @Nullable Long budget) {}

    /// Ranks chunks against a question.
    interface Ranker {
        Ranking rank(List<Chunk> chunks, String question) throws InterruptedException;
    }

    PackLines(Ranker ranker, Tokenizer tokenizer, Defaults defaults, Order order, Consumer<String> said) {
        this(ranker, tokenizer, defaults, order, said, ConcurrentHashMap.newKeySet());
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public boolean answer(JsonNode line, ObjectNode answer) throws InterruptedException {
        Granularity pieces = JsonLines.has(line, "granularity")
                ? GranularityName.of(JsonLines.text(line, "granularity"))
                : defaults.granularity();
        String question = JsonLines.has(line, "question") ? JsonLines.text(line, "question") : defaults.question();
        List<JsonNode> blank = new ArrayList<>();
        SequencedMap<Chunk, JsonNode> chunks = chunks(line, blank);
        Ranking ranking = ranker.rank(List.copyOf(chunks.keySet()), question);
        TokenCount original = original(ranking);
        if (!ranking.note().isEmpty() && notes.add(ranking.note())) {
            said.accept(ranking.note());
        }
        Packing packing = pieces.pack(ranking, tokenizer, budget(line, original), order);
        ArrayNode scores = answer.putArray("ranking");
        for (Scored scored : ranking.scored()) {
            scores.addObject().set("chunk", chunks.get(scored.chunk())).put("score", scored.score())
                    .put("bm25", scored.bm25()).put("embedding", scored.embedding());
        }
        boolean byMeaning = ranking.scored().stream().anyMatch(scored -> scored.embedding() != null);
        blank.forEach(id -> scores.addObject().set("chunk", id).put("score", 0.0).put("bm25", 0.0).put("embedding",
                byMeaning ? 0.0 : null));
        ArrayNode kept = answer.putArray("kept");
        packing.kept().forEach(one -> kept.addObject()
                .set("chunk", chunks.get(one.scored().chunk())).put("text", one.text()));
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

    private long budget(JsonNode line, TokenCount original) {
        JsonNode tokens = line.path("budget_tokens");
        JsonNode ratio = line.path("budget_ratio");
        boolean inTokens = JsonLines.has(line, "budget_tokens");
        boolean inRatio = JsonLines.has(line, "budget_ratio");
        if (!inTokens && !inRatio && defaults.budget() != null) {
            return defaults.budget();
        }
        if (inTokens == inRatio) {
            throw new IllegalArgumentException("give one of budget_tokens and budget_ratio");
        }
        if (inRatio) {
            double part = ratio.isNumber() ? ratio.asDouble(Double.NaN) : Double.NaN;
            if (part >= 0 && part <= 1) {
                return (long) Math.floor(part * original.tokens());
            }
            throw new IllegalArgumentException("budget_ratio is a number from 0 to 1");
        }
        // 800.0 is whole too: some programs write every number with a point.
        if (tokens.isNumber() && tokens.canConvertToExactIntegral() && tokens.canConvertToLong()
                && tokens.longValue() >= 0 && tokens.longValue() <= WholeNumber.MOST) {
            return tokens.longValue();
        }
        throw new IllegalArgumentException("budget_tokens is a whole number from 0 to a trillion");
    }

    // Each with its id as the line has it, text or number, to be answered with. There is nothing to keep of a
    // chunk without text, as indexes have them: it ranks last.
    private static SequencedMap<Chunk, JsonNode> chunks(JsonNode line, List<JsonNode> blank) {
        if (!line.path("chunks").isArray()) {
            throw new IllegalArgumentException("\"chunks\" is missing or no array");
        }
        SequencedMap<Chunk, JsonNode> chunks = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : line.path("chunks")) {
            JsonNode id = node.path("id");
            if (!id.isString() && !id.isIntegralNumber()) {
                throw new IllegalArgumentException(
                        "the id of chunk %d is missing or neither text nor a whole number".formatted(ids.size() + 1));
            }
            String name = id.asString();
            if (!node.path("text").isString()) {
                throw new IllegalArgumentException("chunk \"%s\" has no text".formatted(name));
            }
            String text = node.path("text").stringValue();
            if (!ids.add(name)) {
                throw new IllegalArgumentException("two chunks have the id \"%s\"".formatted(name));
            }
            if (JsonLines.has(node, "title") && !node.path("title").isString()) {
                throw new IllegalArgumentException("the title of chunk \"%s\" is no text".formatted(name));
            }
            if (text.isBlank()) {
                blank.add(id);
            } else {
                chunks.put(new Chunk(name, node.path("title").asString(""), text, ""), id);
            }
        }
        return chunks;
    }
}
