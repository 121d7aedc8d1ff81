package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A ranking made ready for packing on one tokenizer, once for any number of budgets: copies and near copies are
/// folded into the better ranked one, and what remains is counted, each part when it is first asked for.
/// Thread-safe.
public final class Candidates {
    static final String SEPARATOR = "\n\n";
    private final Ranking ranking;
    private final Tokenizer tokenizer;
    private final List<Candidate> candidates;
    private final List<Dropped> folded;
    private final Map<Integer, long[]> parts = new ConcurrentHashMap<>();
    private final Map<Integer, Long> wholes = new ConcurrentHashMap<>();

    /// A chunk that is no copy of a better ranked one.
    ///
    /// @param copies how likely the answer stands in its copies, which say the same
    record Candidate(Scored scored, double copies) {
        /// How likely the answer stands in what of it is worth so much.
        double worth(double kept) {
            double own = scored.worth();
            return kept + (own > 0 ? copies * kept / own : copies);
        }
    }

    private Candidates(Ranking ranking, Tokenizer tokenizer, List<Candidate> candidates, List<Dropped> folded) {
        this.ranking = ranking;
        this.tokenizer = tokenizer;
        this.candidates = List.copyOf(candidates);
        this.folded = List.copyOf(folded);
    }

    /// Folds the copies of a ranking.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public static Candidates of(Ranking ranking, Tokenizer tokenizer) throws InterruptedException {
        Twins said = new Twins();
        List<Scored> kept = new ArrayList<>();
        List<Dropped> folded = new ArrayList<>();
        Map<Integer, Double> copies = new HashMap<>();
        for (Scored scored : ranking.scored()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Packing was stopped");
            }
            Scored twin = said.twin(scored);
            if (twin == null) {
                kept.add(scored);
            } else {
                folded.add(copy(scored, twin, tokenizer));
                copies.merge(twin.position(), scored.worth(), Double::sum);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Scored scored : kept) {
            candidates.add(new Candidate(scored, copies.getOrDefault(scored.position(), 0.0)));
        }
        return new Candidates(ranking, tokenizer, candidates, folded);
    }

    private static Dropped copy(Scored scored, Scored twin, Tokenizer tokenizer) {
        boolean same = Copies.key(scored.chunk().text()).equals(Copies.key(twin.chunk().text()));
        String other = twin.chunk().title().isBlank()
                ? "chunk " + twin.chunk().id()
                : "\"" + twin.chunk().title() + "\"";
        long tokens = tokenizer.count(Packer.whole(scored).block() + SEPARATOR).high();
        return new Dropped(scored, tokens, Why.DUPLICATE,
                same ? "Says the same as %s.".formatted(other) : "Says nearly the same as %s.".formatted(other),
                twin.chunk());
    }

    /// The ranking this was made of.
    public Ranking ranking() {
        return ranking;
    }

    /// What tokens are counted by.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// The chunks that may be kept, best first.
    List<Candidate> candidates() {
        return candidates;
    }

    /// The copies, best first.
    List<Dropped> folded() {
        return folded;
    }

    /// Tokens of all chunks that are no copies, each with title and separator; upper end.
    public long tokens() {
        return candidates.stream().mapToLong(this::tokens).sum();
    }

    /// Upper estimate of what a chunk adds to a packed text as a whole, title and separator included.
    long tokens(Candidate candidate) {
        return wholes.computeIfAbsent(candidate.scored().position(),
                _ -> tokenizer.count(Packer.whole(candidate.scored()).block() + SEPARATOR).high());
    }

    /// What budgets buy under a way of packing.
    ///
    /// @param budgets tokens, each 0 or more
    /// @throws InterruptedException if the thread was interrupted
    public List<CurvePoint> curve(Granularity granularity, Order order, List<Long> budgets)
            throws InterruptedException {
        List<CurvePoint> points = new ArrayList<>();
        for (long budget : budgets) {
            Packing packing = granularity.pack(this, budget, order);
            points.add(new CurvePoint(budget, packing.tokens(), packing.coverage()));
        }
        return points;
    }

    /// Upper estimates of tokens: of each part of a chunk with the blank before it, and last of its title's line.
    long[] tokensOf(Candidate candidate) {
        return parts.computeIfAbsent(candidate.scored().position(), _ -> {
            Chunk chunk = candidate.scored().chunk();
            List<Part> own = candidate.scored().parts();
            long[] tokens = new long[own.size() + 1];
            for (int at = 0; at < own.size(); at++) {
                tokens[at] = tokenizer.count(" " + own.get(at).in(chunk)).high();
            }
            tokens[own.size()] = tokenizer.count(chunk.title() + "\n").high();
            return tokens;
        });
    }
}
