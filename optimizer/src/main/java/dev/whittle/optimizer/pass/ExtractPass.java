package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Extractor;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.protect.Contexts;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Takes sentences out of the documents of a prompt until all its messages together have no more tokens
/// than a budget, and keeps those that are worth most for a question; without one, those that tell most.
/// Instructions, questions, examples, code, data, tables and variables stay. What goes was asked for, so its
/// facts go with it. Proposes nothing where the budget cannot be reached so.
///
/// @param ranker tells what each sentence is worth
/// @param question blank if there is none
/// @param tokenizer whose tokens count; an estimate counts at its best guess
/// @param budget tokens of all messages together
public record ExtractPass(ChunkRanker ranker, String question, Tokenizer tokenizer, long budget) implements Pass {
    /// The id of its edits.
    public static final String ID = "extract";

    // Paragraphs are ranked together up to so many chars, which is what an encoder reads at once.
    private static final int CHUNK = 700;
    private static final int TRIES = 6;

    /// @throws IllegalArgumentException if the budget is negative
    public ExtractPass {
        if (budget < 0) {
            throw new IllegalArgumentException(
                    "A budget of %d tokens is not possible: give 0 or more.".formatted(budget));
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Extraction";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        long now = count(prompt);
        List<Piece> pieces = now <= budget ? List.of() : pieces(prompt);
        if (pieces.isEmpty()) {
            return List.of();
        }
        try {
            Ranking ranking = ranker.rank(pieces.stream().map(Piece::chunk).toList(), question);
            long inside = pieces.stream().mapToLong(piece -> tokenizer.count(piece.chunk().text()).tokens()).sum();
            long left = budget - (now - inside);
            // Tokens at the seams are only known once the cuts are made.
            for (int round = 0; round < TRIES && left > 0; round++) {
                List<Edit> edits = edits(prompt, protection, pieces, ranking, left);
                long over = count(Splice.into(prompt, edits)) - budget;
                if (over <= 0) {
                    return edits;
                }
                left -= over;
            }
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of(); // the optimizer, asked to stop, stops before it takes the next edit
        }
    }

    /// A chunk and where it stands; pieces of one region follow each other with nothing but blanks between.
    private record Piece(int region, int message, int start, Chunk chunk) {}

    /// A sentence in its message.
    private record Place(Piece piece, int start, int end, boolean kept) {}

    private long count(Prompt prompt) {
        return prompt.messages().stream().mapToLong((Message message) -> tokenizer.count(message.text()).tokens())
                .sum();
    }

    private static List<Piece> pieces(Prompt prompt) {
        List<Piece> pieces = new ArrayList<>();
        int region = 0;
        for (Span span : Contexts.of(prompt)) {
            String text = prompt.messages().get(span.message()).text();
            int start = span.start();
            while (start < span.end()) {
                int end = start + CHUNK >= span.end() ? span.end() : chunkEnd(text, start, span.end());
                pieces.add(new Piece(region, span.message(), start,
                        new Chunk(Integer.toString(pieces.size()), "", text.substring(start, end).stripTrailing(),
                                "")));
                start = end;
                while (start < span.end() && Character.isWhitespace(text.charAt(start))) {
                    start++;
                }
            }
            region++;
        }
        return pieces;
    }

    // Behind the first paragraph that reaches the size; text without paragraphs stays whole.
    private static int chunkEnd(String text, int start, int end) {
        int at = text.indexOf("\n\n", Math.min(end, start + CHUNK / 2));
        return at < 0 || at >= end ? end : at;
    }

    private List<Edit> edits(Prompt prompt, Protection protection, List<Piece> pieces, Ranking ranking, long left)
            throws InterruptedException {
        Shield stays = new Shield(protection.spans().stream().filter(
                span -> Kind.of(span.reason()).map(kind -> kind == Kind.VARIABLE || kind == Kind.TAG).orElse(true))
                .toList());
        Map<Integer, BitSet> chosen = Extractor.choose(ranking, tokenizer, left);
        List<Scored> byPosition = new ArrayList<>(ranking.scored());
        byPosition.sort(Comparator.comparingInt(Scored::position));
        List<Place> places = new ArrayList<>();
        for (Scored scored : byPosition) {
            Piece piece = pieces.get(scored.position());
            BitSet kept = chosen.getOrDefault(scored.position(), new BitSet());
            for (int part = 0; part < scored.parts().size(); part++) {
                int start = piece.start() + scored.parts().get(part).start();
                int end = piece.start() + scored.parts().get(part).end();
                places.add(new Place(piece, start, end,
                        kept.get(part) || stays.touches(piece.message(), start, end)));
            }
        }
        List<Edit> edits = new ArrayList<>();
        for (int from = 0; from < places.size();) {
            int to = from + 1;
            while (to < places.size() && places.get(to).piece().region() == places.get(from).piece().region()) {
                to++;
            }
            region(prompt, places.subList(from, to), edits);
            from = to;
        }
        return edits;
    }

    private void region(Prompt prompt, List<Place> places, List<Edit> edits) {
        String text = prompt.messages().get(places.getFirst().piece().message()).text();
        for (int from = 0; from < places.size();) {
            int to = from;
            while (to < places.size() && !places.get(to).kept()) {
                to++;
            }
            if (to > from) {
                run(text, places, from, to, edits);
            }
            from = to + 1;
        }
    }

    // Of all the gaps between a run of sentences that go and their neighbours, the widest stays to part those;
    // sentences before it go with the gap in front of them, the others with the one behind.
    private void run(String text, List<Place> places, int from, int to, List<Edit> edits) {
        int stays = to == places.size() && from > 0 ? to : from;
        for (int gap = from + 1; from > 0 && to < places.size() && gap <= to; gap++) {
            stays = gap(text, places, gap) > gap(text, places, stays) ? gap : stays;
        }
        // What stood inside a line may not become the mark that opens a list, a quote or a code block.
        if (to < places.size() && stays < to && Line.marks(text.charAt(places.get(to).start()))
                && opens(text, places.get(stays).start()) && !opens(text, places.get(to).start())) {
            return;
        }
        for (int first = from; first < to;) {
            int next = first + 1;
            while (next < to && next != stays && places.get(next).piece().equals(places.get(first).piece())) {
                next++;
            }
            boolean ahead = first < stays;
            int start = ahead && first > 0 ? places.get(first - 1).end() : places.get(first).start();
            int end = ahead || next == places.size() ? places.get(next - 1).end() : places.get(next).start();
            edits.add(edit(places.get(first).piece().message(), start, end, next - first));
            first = next;
        }
    }

    private Edit edit(int message, int start, int end, int sentences) {
        return new Edit(ID, "extract.sentences", message, start, end, "",
                "%s worth less for %s tokens %s than what is kept."
                        .formatted(sentences == 1 ? "This sentence is" : "These %d sentences are".formatted(sentences),
                                sentences == 1 ? "its" : "their",
                                question.isBlank() ? "to what the text tells" : "to the question"),
                Risk.HIGH);
    }

    private static long gap(String text, List<Place> places, int before) {
        return lines(text, places.get(before - 1).end(), places.get(before).start());
    }

    private static boolean opens(String text, int at) {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    }

    private static long lines(String text, int from, int to) {
        return text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
