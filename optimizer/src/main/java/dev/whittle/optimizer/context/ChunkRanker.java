package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Ranks chunks against a question by BM25 (Robertson and Zaragoza 2009, as in Lucene) over English
/// stems; a chunk's title counts as its first words. The index of the last chunks is kept, so another
/// question about them costs only the search. Thread-safe.
public final class ChunkRanker {
    private static final String FIELD = "text";
    // More words than Lucene takes clauses; a question that long is a document.
    private static final int MOST_TERMS = 1_000;

    private final Analyzer analyzer = new EnglishAnalyzer();
    private volatile @Nullable Index last;

    private record Index(List<Chunk> chunks, IndexSearcher searcher) {}

    /// Scores every chunk.
    ///
    /// @throws InterruptedException if the thread was interrupted while indexing
    public Ranking rank(List<Chunk> chunks, String question) throws InterruptedException {
        double[] scores = new double[chunks.size()];
        try {
            Set<String> terms = terms(question);
            if (!terms.isEmpty() && !chunks.isEmpty()) {
                score(index(chunks).searcher(), terms, scores);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The chunks could not be indexed in memory", e);
        }
        List<Integer> order = new ArrayList<>();
        for (int position = 0; position < scores.length; position++) {
            order.add(position);
        }
        order.sort(Comparator.comparingDouble((Integer position) -> -scores[position]));
        List<Scored> scored = new ArrayList<>();
        for (int position : order) {
            scored.add(new Scored(chunks.get(position), position, scored.size() + 1, scores[position]));
        }
        return new Ranking(question, scored);
    }

    private Index index(List<Chunk> chunks) throws IOException, InterruptedException {
        Index known = last;
        if (known != null && known.chunks().equals(chunks)) {
            return known;
        }
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity())
                .setMergePolicy(NoMergePolicy.INSTANCE).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Chunk chunk : chunks) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Ranking was stopped");
                }
                Document document = new Document();
                document.add(new TextField(FIELD, chunk.title() + "\n" + chunk.text(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(new BM25Similarity());
        Index built = new Index(List.copyOf(chunks), searcher);
        last = built;
        return built;
    }

    // Documents are numbered in the order they were added as long as one thread writes and nothing merges.
    private static void score(IndexSearcher searcher, Set<String> terms, double[] scores) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.stream().limit(MOST_TERMS)
                .forEach(term -> query.add(new TermQuery(new Term(FIELD, term)), BooleanClause.Occur.SHOULD));
        for (ScoreDoc hit : searcher.search(query.build(), scores.length).scoreDocs) {
            scores[hit.doc] = hit.score;
        }
    }

    private Set<String> terms(String question) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(FIELD, question)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
