package dev.whittle.app.context;

import dev.whittle.app.context.ContextState.Meaning;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.prompt.Chunk;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ranks chunks beside the window: by words at once, by meaning as soon as they are embedded, which can be stopped.
/// Another question does not begin embedding anew; if it needs other vectors, these are made after. Owned by the
/// window's thread.
final class RankingWork {
    private static final int STEPS = 200;
    private final ChunkRanker words = new ChunkRanker();
    private final @Nullable ChunkRanker meaning;
    private final Background background;
    private final Listener listener;
    private Cancellable ranking = Cancellable.NONE;
    private Cancellable embedding = Cancellable.NONE;
    private @Nullable List<Chunk> embedded;
    private @Nullable List<Chunk> stopped;
    private Asked asked = new Asked(List.of(), "", false, 1);
    private Meaning how = new Meaning.Unasked();

    /// What is to be ranked.
    ///
    /// @param byMeaning whether meaning counts too
    /// @param lambda how much relevance counts against variety, 0 to 1
    record Asked(List<Chunk> chunks, String question, boolean byMeaning, double lambda) {}

    /// A ranking and what it is of.
    record Ranked(Asked asked, Ranking ranking) {}

    /// Who hears of outcomes, on the window's thread.
    ///
    /// @param ranked takes every ranking of the newest question
    /// @param how takes how far meaning is
    record Listener(Consumer<Ranked> ranked, Consumer<Meaning> how, Consumer<? super Throwable> failed) {}

    RankingWork(@Nullable ChunkRanker meaning, Background background, Listener listener) {
        this.meaning = meaning;
        this.background = background;
        this.listener = listener;
    }

    /// Ranks anew; outcomes of what was asked before are dropped.
    void rank(Asked next) {
        if (!next.chunks().equals(embedded)) {
            embedding.cancel();
            embedded = null;
        }
        asked = next;
        start();
    }

    /// Stops embedding; words count alone until [#again] or other chunks.
    void stop() {
        if (how instanceof Meaning.Embedding(int done, int of)) {
            embedding.cancel();
            embedded = null;
            stopped = asked.chunks();
            say(new Meaning.Without("Stopped at %,d of %,d chunks: ranked by words alone.".formatted(done, of), true));
        }
    }

    /// Goes on embedding where it was stopped.
    void again() {
        stopped = null;
        start();
    }

    private void start() {
        ranking.cancel();
        Asked now = asked;
        ChunkRanker embedder = meaning;
        if (now.chunks().isEmpty()) {
            say(new Meaning.Unasked());
        } else if (!now.byMeaning() || now.question().isBlank()) {
            embedding.cancel();
            embedded = null;
            say(new Meaning.Unasked());
            run(words, now, _ -> {});
        } else if (embedder == null) {
            say(new Meaning.Without("No embedder is installed: ranked by words alone.", false));
            run(words, now, _ -> {});
        } else if (embedder.knows(now.chunks(), now.question())) {
            run(embedder, now, ranked -> say(used(ranked)));
        } else {
            run(words, now, _ -> {});
            embed(embedder, now);
        }
    }

    private static Meaning used(Ranking ranked) {
        return ranked.note().isEmpty() ? new Meaning.Used() : new Meaning.Without(ranked.note(), false);
    }

    private void run(ChunkRanker ranker, Asked now, Consumer<Ranking> then) {
        ranking = background.compute(() -> ranker.rank(now.chunks(), now.question(), now.lambda(), _ -> {}), ranked -> {
            then.accept(ranked);
            listener.ranked().accept(new Ranked(now, ranked));
        }, listener.failed());
    }

    private void embed(ChunkRanker embedder, Asked now) {
        List<Chunk> chunks = now.chunks();
        if (chunks.equals(embedded) || chunks.equals(stopped)) {
            return;
        }
        embedded = chunks;
        int size = chunks.size();
        say(new Meaning.Embedding(0, size));
        embedding = background.compute(() -> {
            embedder.prepare(chunks, now.question(), done -> {
                if (done * STEPS / size != (done - 1) * STEPS / size) {
                    background.onWindow(() -> progress(chunks, done));
                }
            });
            return true;
        }, _ -> prepared(embedder, now), listener.failed());
    }

    // An embedder that failed has made nothing; asking it once more brings its reason.
    private void prepared(ChunkRanker embedder, Asked before) {
        embedded = null;
        if (asked.question().equals(before.question())) {
            ranking.cancel();
            run(embedder, asked, ranked -> say(used(ranked)));
        } else {
            start();
        }
    }

    // Word of progress may come after the end, or of chunks that are gone.
    private void progress(List<Chunk> chunks, int done) {
        if (chunks.equals(embedded) && how instanceof Meaning.Embedding) {
            say(new Meaning.Embedding(done, chunks.size()));
        }
    }

    private void say(Meaning next) {
        how = next;
        listener.how().accept(next);
    }
}
