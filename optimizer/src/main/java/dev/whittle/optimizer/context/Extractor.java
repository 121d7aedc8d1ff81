package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Keeps the sentences that are worth most for the tokens there are, in their own order within their chunks.
public final class Extractor {
    private static final int TRIES = 12;
    private final Tokenizer tokenizer;
    private final long budget;
    private final Order order;
    private final List<Open> opened = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    private Extractor(Tokenizer tokenizer, long budget, Order order) {
        if (budget < 0) {
            throw new IllegalArgumentException(
                    "A budget of %d tokens is not possible: give 0 or more.".formatted(budget));
        }
        this.tokenizer = tokenizer;
        this.budget = budget;
        this.order = order;
    }

    /// Extracts the best sentences of all chunks under a budget: those with the highest worth a token
    /// first, where the first sentence of a chunk pays for the chunk's title. A title is left out where the
    /// kept text names it. Sentences said before are left out.
    ///
    /// The extracted text is counted as a whole and never exceeds the budget; for an estimating
    /// tokenizer the upper end of the estimate counts.
    ///
    /// @param budget tokens the extracted text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Packing extract(Ranking ranking, Tokenizer tokenizer, long budget, Order order)
            throws InterruptedException {
        Extractor extractor = new Extractor(tokenizer, budget, order);
        extractor.run(ranking);
        return extractor.packing(ranking.asked());
    }

    /// Which sentences [#extract] keeps, for cutting the others out where they stand.
    ///
    /// @return for each chunk of which something is kept, by its position: the indexes of its parts
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Map<Integer, BitSet> choose(Ranking ranking, Tokenizer tokenizer, long budget)
            throws InterruptedException {
        Extractor extractor = new Extractor(tokenizer, budget, Order.ORIGINAL);
        extractor.run(ranking);
        Map<Integer, BitSet> chosen = new HashMap<>();
        extractor.opened.forEach(open -> chosen.put(open.scored().position(), open.kept()));
        return chosen;
    }

    /// A chunk and which of its parts are kept.
    private record Open(int index, Scored scored, BitSet kept) {
        Part part(int at) {
            return scored.parts().get(at);
        }
    }

    /// A part that may be kept, and what it costs as long as its chunk is open, or is not.
    private record Candidate(Open chunk, int part, long tokens, long title, boolean open) {
        double density() {
            return chunk.part(part).worth() / Math.max(1, tokens + (open ? 0 : title));
        }
    }

    private void run(Ranking ranking) throws InterruptedException {
        NearCopies said = new NearCopies();
        PriorityQueue<Candidate> queue = new PriorityQueue<>(
                (left, right) -> Double.compare(right.density(), left.density()));
        List<List<Candidate>> candidates = new ArrayList<>();
        for (Scored scored : ranking.scored()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Extracting was stopped");
            }
            Scored twin = said.twin(scored);
            if (twin != null) {
                dropped.add(Packer.duplicate(scored, twin, tokenizer.count(scored.chunk().text()).high()));
                continue;
            }
            Open open = new Open(opened.size(), scored, new BitSet());
            opened.add(open);
            candidates.add(candidates(open));
            queue.addAll(candidates.getLast());
        }
        List<Candidate> spare = choose(queue, candidates);
        fit(spare);
    }

    private List<Candidate> candidates(Open open) {
        Scored scored = open.scored();
        String bare = Packing.bare(scored.chunk().title().strip());
        long title = bare.isEmpty() ? 0 : tokenizer.count(scored.chunk().title() + "\n").high();
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < scored.parts().size(); at++) {
            String text = scored.parts().get(at).in(scored.chunk());
            long tokens = tokenizer.count(" " + text).high();
            candidates.add(new Candidate(open, at, tokens, 1 + (text.contains(bare) ? 0 : title), false));
        }
        return candidates;
    }

    // Takes what is densest while it fits; what did not fit comes back, densest first.
    private List<Candidate> choose(PriorityQueue<Candidate> queue, List<List<Candidate>> candidates) {
        Set<String> said = new HashSet<>();
        List<Candidate> spare = new ArrayList<>();
        long used = 0;
        while (!queue.isEmpty()) {
            Candidate next = queue.remove();
            BitSet kept = next.chunk().kept();
            if (kept.get(next.part()) || next.open() == kept.isEmpty()) {
                continue; // taken, or its chunk was opened since and it stands in the queue again
            }
            long tokens = next.tokens() + (next.open() ? 0 : next.title());
            if (used + tokens > budget) {
                spare.add(next);
                continue;
            }
            if (!said.add(Copies.key(next.chunk().part(next.part()).in(next.chunk().scored().chunk())))) {
                continue;
            }
            used += tokens;
            if (!next.open()) {
                for (Candidate other : candidates.get(next.chunk().index())) {
                    queue.add(new Candidate(other.chunk(), other.part(), other.tokens(), other.title(), true));
                }
            }
            kept.set(next.part());
        }
        return spare;
    }

    // Tokens of joined parts are not quite the sum of theirs: takes out what is too much, fills what is left.
    private void fit(List<Candidate> spare) {
        while (tokenizer.count(text()).high() > budget) {
            Open worst = null;
            int part = 0;
            for (Open open : opened) {
                for (int at = open.kept().nextSetBit(0); at >= 0; at = open.kept().nextSetBit(at + 1)) {
                    if (worst == null || open.part(at).worth() < worst.part(part).worth()) {
                        worst = open;
                        part = at;
                    }
                }
            }
            if (worst == null) {
                return;
            }
            worst.kept().clear(part);
        }
        int tries = 0;
        for (Candidate candidate : spare) {
            BitSet kept = candidate.chunk().kept();
            if (tries < TRIES && !kept.get(candidate.part())) {
                tries++;
                kept.set(candidate.part());
                if (tokenizer.count(text()).high() > budget) {
                    kept.clear(candidate.part());
                }
            }
        }
    }

    private String text() {
        return Packing.text(kept(false));
    }

    private List<Kept> kept(boolean counted) {
        List<Open> open = new ArrayList<>(opened.stream().filter(one -> !one.kept().isEmpty()).toList());
        order.sort(open, Open::scored);
        return open.stream().map(one -> kept(one, counted)).toList();
    }

    private Kept kept(Open open, boolean counted) {
        Scored scored = open.scored();
        String chunk = scored.chunk().text();
        StringBuilder text = new StringBuilder();
        int last = -1;
        for (int at = open.kept().nextSetBit(0); at >= 0; at = open.kept().nextSetBit(at + 1)) {
            if (last >= 0) {
                String gap = chunk.substring(open.part(last).end(), open.part(at).start());
                text.append(at == last + 1 ? gap : gap.contains("\n") ? "\n" : " ");
            }
            text.append(open.part(at).in(scored.chunk()));
            last = at;
        }
        String reason = "%d of its %d sentences are worth their tokens.".formatted(open.kept().cardinality(),
                scored.parts().size());
        Kept kept = new Kept(scored, text.toString(), 0, reason);
        return counted
                ? new Kept(scored, kept.text(), tokenizer.count(kept.block() + "\n\n").high(), reason)
                : kept;
    }

    private Packing packing(boolean asked) {
        opened.stream().filter(open -> open.kept().isEmpty()).forEach(open -> dropped.add(new Dropped(open.scored(),
                tokenizer.count(open.scored().chunk().text()).high(), Why.OVER_BUDGET,
                asked
                        ? "The budget is spent on sentences worth more per token."
                        : "The budget is spent on sentences that tell more.")));
        dropped.sort((left, right) -> Integer.compare(left.scored().rank(), right.scored().rank()));
        List<Kept> kept = kept(true);
        TokenCount tokens = tokenizer.count(Packing.text(kept));
        return new Packing(kept, dropped, tokens, budget);
    }
}
