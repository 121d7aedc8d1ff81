package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Candidates.Candidate;
import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Keeps the sentences that are worth most for the tokens there are, in their own order within their chunks.
public final class Extractor {
    private static final int TRIES = 12;
    private final Candidates all;
    private final Tokenizer tokenizer;
    private final long budget;
    private final Order order;
    private final List<OpenChunk> opened = new ArrayList<>();
    private TokenCount counted;

    private Extractor(Candidates all, long budget, Order order) {
        this.all = all;
        this.tokenizer = all.tokenizer();
        this.budget = budget;
        this.order = order;
        counted = tokenizer.count("");
    }

    /// Extracts the best sentences of all chunks under a budget, as [Granularity#SENTENCE] does.
    ///
    /// @param budget tokens the extracted text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Packing extract(Ranking ranking, Tokenizer tokenizer, long budget, Order order)
            throws InterruptedException {
        return Granularity.SENTENCE.pack(ranking, tokenizer, budget, order);
    }

    static Packing extract(Candidates all, long budget, Order order) throws InterruptedException {
        Extractor extractor = new Extractor(all, budget, order);
        extractor.run();
        return extractor.packing(all.ranking().asked());
    }

    /// Which sentences [#extract] keeps, for cutting the others out where they stand.
    ///
    /// @return for each chunk of which something is kept, by its position: the indexes of its parts
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Map<Integer, BitSet> choose(Ranking ranking, Tokenizer tokenizer, long budget)
            throws InterruptedException {
        Extractor extractor = new Extractor(Candidates.of(ranking, tokenizer), Granularity.checked(budget),
                Order.ORIGINAL);
        extractor.run();
        Map<Integer, BitSet> chosen = new HashMap<>();
        extractor.opened.forEach(open -> chosen.put(open.scored().position(), open.shown()));
        return chosen;
    }

    /// A part that may be kept, and what it costs as long as its chunk is open, or is not.
    private record Choice(OpenChunk chunk, int part, long tokens, long title, boolean open, double density) {
        static Choice of(OpenChunk chunk, int part, long tokens, long title, boolean open) {
            double density = chunk.part(part).worth() / Math.max(1, tokens + (open ? 0 : title));
            return new Choice(chunk, part, tokens, title, open, density);
        }
    }

    private void run() throws InterruptedException {
        List<List<Choice>> choices = new ArrayList<>();
        for (Candidate candidate : all.candidates()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Extracting was stopped");
            }
            OpenChunk open = OpenChunk.of(opened.size(), candidate);
            opened.add(open);
            choices.add(choices(open));
        }
        Filling best = best(choices);
        opened.forEach(open -> open.kept().or(best.kept().get(open.index())));
        fit(best.left());
    }

    // The densest first can spend a tight budget on small change. The better of that and of what begins with the
    // worthiest part it left out is worth at least half of what the best set is.
    private Filling best(List<List<Choice>> choices) {
        Filling dense = fill(choices, Optional.empty());
        Optional<Choice> left = dense.left().stream()
                .filter(choice -> choice.tokens() + choice.title() <= budget)
                .max(Comparator.comparingDouble(choice -> choice.chunk().part(choice.part()).worth()))
                .map(choice -> choices.get(choice.chunk().index()).get(choice.part()));
        if (left.isEmpty()) {
            return dense;
        }
        Filling worthy = fill(choices, left); // in which no chunk is open yet
        return worthy.worth() > dense.worth() ? worthy : dense;
    }

    private List<Choice> choices(OpenChunk open) {
        Scored scored = open.scored();
        String bare = Packing.bare(scored.chunk().title().strip());
        long[] tokens = all.tokensOf(open.candidate());
        long title = bare.isEmpty() ? 0 : tokens[tokens.length - 1];
        List<Choice> choices = new ArrayList<>();
        for (int at = 0; at < scored.parts().size(); at++) {
            String text = scored.parts().get(at).in(scored.chunk());
            choices.add(Choice.of(open, at, tokens[at], 1 + (text.contains(bare) ? 0 : title), false));
        }
        return choices;
    }

    /// Parts that fit the budget together.
    ///
    /// @param kept the indexes of its parts, for each chunk
    /// @param left what did not fit, densest first
    private record Filling(List<BitSet> kept, List<Choice> left, double worth) {}

    // Takes the first one, then what is densest while it fits.
    private Filling fill(List<List<Choice>> choices, Optional<Choice> first) {
        PriorityQueue<Choice> queue = new PriorityQueue<>(
                (left, right) -> Double.compare(right.density(), left.density()));
        choices.forEach(queue::addAll);
        List<BitSet> taken = choices.stream().map(_ -> new BitSet()).toList();
        Set<String> said = new HashSet<>();
        List<Choice> left = new ArrayList<>();
        long used = 0;
        double worth = 0;
        Choice next = first.orElseGet(queue::poll);
        for (; next != null; next = queue.poll()) {
            BitSet kept = taken.get(next.chunk().index());
            if (kept.get(next.part()) || next.open() == kept.isEmpty()) {
                continue; // taken, or its chunk was opened since and it stands in the queue again
            }
            int told = next.chunk().told(next.part());
            if (told != next.part()) {
                long tokens = choices.get(next.chunk().index()).get(told).tokens();
                next = Choice.of(next.chunk(), told, tokens, next.title(), next.open());
            }
            int head = next.chunk().head(told);
            boolean headless = head >= 0 && !kept.get(head);
            long tokens = next.tokens() + (next.open() ? 0 : next.title())
                    + (headless ? choices.get(next.chunk().index()).get(head).tokens() : 0);
            if (used + tokens > budget) {
                left.add(next);
                continue;
            }
            if (!said.add(next.chunk().key(next.part()))) {
                continue;
            }
            used += tokens;
            worth += next.chunk().part(next.part()).worth();
            if (!next.open()) {
                for (Choice other : choices.get(next.chunk().index())) {
                    queue.add(Choice.of(other.chunk(), other.part(), other.tokens(), other.title(), true));
                }
            }
            kept.set(next.part());
            if (headless) {
                worth += next.chunk().part(head).worth();
                kept.set(head);
            }
        }
        return new Filling(taken, left, worth);
    }

    // Tokens of joined parts are not quite the sum of theirs: takes out what is too much, fills what is left.
    private void fit(List<Choice> spare) {
        counted = tokenizer.count(text());
        while (counted.high() > budget) {
            OpenChunk worst = null;
            int part = 0;
            for (OpenChunk open : opened) {
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
            worst.drop(part);
            counted = tokenizer.count(text());
        }
        long used = counted.high();
        int failed = 0;
        for (Choice choice : spare) {
            BitSet kept = choice.chunk().kept();
            long needed = choice.tokens() + (kept.isEmpty() ? choice.title() : 0);
            if (failed < TRIES && !kept.get(choice.part()) && used + needed - Packer.MARGIN <= budget) {
                kept.set(choice.part());
                TokenCount joined = tokenizer.count(text());
                if (joined.high() > budget) {
                    kept.clear(choice.part());
                    failed++;
                } else {
                    counted = joined;
                    used = joined.high();
                }
            }
        }
    }

    private String text() {
        return Packing.text(kept(false));
    }

    private List<Kept> kept(boolean counted) {
        List<OpenChunk> open = new ArrayList<>(opened.stream().filter(one -> !one.kept().isEmpty()).toList());
        order.sort(open, OpenChunk::scored);
        return open.stream().map(one -> kept(one, counted)).toList();
    }

    private Kept kept(OpenChunk open, boolean counted) {
        Scored scored = open.scored();
        String chunk = scored.chunk().text();
        BitSet shown = open.shown();
        StringBuilder text = new StringBuilder();
        int last = -1;
        for (int at = shown.nextSetBit(0); at >= 0; at = shown.nextSetBit(at + 1)) {
            int start = open.part(at).start();
            String gap = chunk.substring(last < 0 ? 0 : open.part(last).end(), start);
            int line = gap.lastIndexOf('\n');
            if (last >= 0) {
                text.append(at == last + 1 ? gap : line >= 0 ? "\n" : " ");
            }
            // what begins a line keeps its indentation
            String indent = gap.substring(line + 1);
            if ((last < 0 || (at > last + 1 && line >= 0)) && indent.isBlank()) {
                text.append(indent);
            }
            text.append(open.part(at).in(scored.chunk()));
            last = at;
        }
        Kept kept = new Kept(scored, text.toString(), 0, 0, "");
        return counted
                ? new Kept(scored, kept.text(), tokenizer.count(kept.block() + Candidates.SEPARATOR).high(),
                        open.worth(), "%d of its %d sentences are worth their tokens.".formatted(
                                shown.cardinality(), scored.parts().size()))
                : kept;
    }

    private Packing packing(boolean asked) {
        List<Dropped> dropped = new ArrayList<>(all.folded());
        opened.stream().filter(open -> open.kept().isEmpty()).forEach(open -> dropped.add(new Dropped(open.scored(),
                all.tokens(open.candidate()), Why.OVER_BUDGET,
                asked
                        ? "The budget is spent on sentences worth more per token."
                        : "The budget is spent on sentences that tell more.")));
        dropped.sort((left, right) -> Integer.compare(left.scored().rank(), right.scored().rank()));
        List<Kept> kept = kept(true);
        return new Packing(kept, dropped, counted, budget);
    }
}
