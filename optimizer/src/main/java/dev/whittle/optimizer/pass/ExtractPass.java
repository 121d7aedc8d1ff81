package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Extractor;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.pass.SentenceCuts.Cut;
import dev.whittle.optimizer.pass.SentenceCuts.Place;
import dev.whittle.optimizer.protect.Contexts;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Opening;
import dev.whittle.optimizer.protect.PromptQuestion;
import dev.whittle.optimizer.protect.Shield;
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
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes sentences out of the documents of a prompt until all its messages together have no more tokens
/// than a budget, and keeps those that are worth most for a question; without one, those that tell most.
/// Instructions, questions, examples, code, data, tables and variables stay. What goes was asked for, so its
/// facts go with it. Proposes nothing where the budget cannot be reached so.
///
/// Without a question that of the prompt itself counts ([PromptQuestion]); without any, what tells most stays.
///
/// @param ranker tells what each sentence is worth
/// @param question blank if only the prompt tells it
/// @param tokenizer whose tokens count; an estimate counts at its best guess
/// @param budget tokens of all messages together
public record ExtractPass(ChunkRanker ranker, String question, Tokenizer tokenizer, long budget) implements Pass {
    /// The id of its edits.
    public static final String ID = "extract";

    // Paragraphs are ranked together up to so many chars, which is what an encoder reads at once.
    private static final int CHUNK = 700;
    private static final int TRIES = 8;
    // Less room than a fiftieth of the budget is not worth another try, nor a budget for less than a short sentence.
    private static final long ENOUGH = 50;
    private static final long FEWEST = 8;

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
        String asked = question.isBlank() ? PromptQuestion.in(prompt) : question;
        long now = count(prompt);
        List<Piece> pieces = now <= budget ? List.of() : pieces(prompt);
        if (pieces.isEmpty()) {
            return List.of();
        }
        try {
            Ranking ranking = ranker.rank(pieces.stream().map(Piece::chunk).toList(), asked);
            long inside = pieces.stream().mapToLong(piece -> tokenizer.count(piece.chunk().text()).tokens()).sum();
            long low = 0;
            long high = Math.min(inside, budget);
            long left = Math.min(high, Math.max(FEWEST, budget - (now - inside)));
            List<Edit> best = List.of();
            long most = 0;
            // Tokens at the seams, and of tags and headings that go with their text, are only known once cuts are
            // made: what sentences may have is narrowed down.
            for (int round = 0; round < TRIES && low < high; round++) {
                Cutting cutting = cut(prompt, protection, pieces, ranking, left);
                long room = budget - count(Splice.into(prompt, cutting.edits()));
                if (room >= 0 && cutting.keeps() && budget - room > most) {
                    best = cutting.edits();
                    most = budget - room;
                }
                if (room >= 0 && room * ENOUGH <= budget) {
                    break;
                }
                boolean more = room >= 0 || !cutting.keeps();
                low = more ? left + 1 : low;
                high = more ? high : left - 1;
                long guess = left + room;
                left = guess > low && guess < high ? guess : (low + high + 1) / 2;
            }
            return best;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of(); // the optimizer, asked to stop, stops before it takes the next edit
        }
    }

    /// @param keeps whether any sentence is left
    private record Cutting(List<Edit> edits, boolean keeps) {}

    /// A chunk and where it stands; pieces of one region follow each other with nothing but blanks between.
    private record Piece(int region, int message, int start, Chunk chunk) {}

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
        for (int at = text.indexOf('\n', Math.min(end, start + CHUNK / 2)); at >= 0 && at < end; at = text.indexOf('\n',
                at + 1)) {
            int below = at + 1;
            while (below < end && " \t\r".indexOf(text.charAt(below)) >= 0) {
                below++;
            }
            if (below < end && text.charAt(below) == '\n') {
                return at;
            }
        }
        return end;
    }

    private Cutting cut(Prompt prompt, Protection protection, List<Piece> pieces, Ranking ranking, long left)
            throws InterruptedException {
        Shield stays = new Shield(protection.spans().stream().filter(
                span -> Kind.of(span.reason()).map(kind -> kind == Kind.VARIABLE || kind == Kind.TAG).orElse(true))
                .toList());
        Map<Integer, BitSet> chosen = Extractor.choose(ranking, tokenizer, left);
        List<Scored> byPosition = new ArrayList<>(ranking.scored());
        byPosition.sort(Comparator.comparingInt(Scored::position));
        Map<Integer, List<Place>> regions = new TreeMap<>();
        for (Scored scored : byPosition) {
            Piece piece = pieces.get(scored.position());
            BitSet kept = chosen.getOrDefault(scored.position(), new BitSet());
            for (int part = 0; part < scored.parts().size(); part++) {
                int start = piece.start() + scored.parts().get(part).start();
                int end = piece.start() + scored.parts().get(part).end();
                boolean fixed = stays.touches(piece.message(), start, end);
                regions.computeIfAbsent(piece.region(), _ -> new ArrayList<>()).add(new Place(scored.position(), start,
                        end, 0, kept.get(part) || fixed, fixed));
            }
        }
        List<Edit> edits = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            int message = index;
            String text = prompt.messages().get(index).text();
            Map<Integer, Opening> openings = Opening.in(text).stream()
                    .collect(Collectors.toMap(Opening::start, Function.identity()));
            List<Cut> cuts = new ArrayList<>();
            NavigableSet<Integer> kept = new TreeSet<>();
            for (List<Place> places : regions.values()) {
                if (pieces.get(places.getFirst().piece()).message() == message) {
                    int done = cuts.isEmpty() ? 0 : cuts.getLast().end();
                    SentenceCuts.of(text, places, openings).stream().filter(cut -> cut.end() > done)
                            .forEach(cut -> cuts.add(
                                    new Cut(Math.max(cut.start(), done), cut.end(), cut.sentences())));
                    places.stream().filter(Place::kept).forEach(place -> kept.add(place.start()));
                }
            }
            EmptyElements.with(text, cuts, kept).forEach(cut -> edits.add(edit(message, cut, ranking.asked())));
        }
        return new Cutting(edits, regions.values().stream().flatMap(List::stream).anyMatch(Place::kept));
    }

    private static Edit edit(int message, Cut cut, boolean asked) {
        int sentences = cut.sentences();
        return new Edit(ID, "extract.sentences", message, cut.start(), cut.end(), "",
                "%s worth less for %s tokens %s than what is kept."
                        .formatted(sentences < 2 ? "This sentence is" : "These %d sentences are".formatted(sentences),
                                sentences < 2 ? "its" : "their",
                                asked ? "to the question" : "to what the text tells"),
                Risk.HIGH);
    }
}
