package dev.whittle.embeddings;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The transformer, loaded; it lives as long as the program. One thread a call: two calls at a time
/// are faster than one call on two threads (shared/reference/optimizer.md 2).
final class Encoder {
    static final int DIMENSIONS = 384;
    // Left unread, which leaves a quarter less to read and costs little (decision 0007).
    private static final Set<String> LIGHT = Set.of("the", "a", "an", "of", "and", ",", ".", ":", ";", "(", ")", "-",
            "\"", "'", "“", "”", "‘", "’", "–", "—");
    private final WordPiece wordPiece;
    private final BitSet light;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /// @param resource name of the model and its vocabulary on the class path, without their
    ///     endings
    Encoder(String resource) throws IOException, OrtException {
        try (InputStream vocabulary = open("/" + resource + "-tokenizer.json");
                InputStream model = open("/" + resource + ".onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            wordPiece = WordPiece.read(vocabulary);
            light = wordPiece.numbers(LIGHT);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
        }
    }

    private static InputStream open(String resource) throws FileNotFoundException {
        return Optional.ofNullable(Encoder.class.getResourceAsStream(resource))
                .orElseThrow(() -> new FileNotFoundException(resource + " is not on the class path"));
    }

    /// What is to be read of a text.
    Pieces pieces(String text) {
        return wordPiece.pieces(text).without(light);
    }

    /// One contextual vector of [#DIMENSIONS] a piece, the special ones at both ends included.
    FloatBuffer states(int[] pieces, int from, int to) throws OrtException {
        long[] ids = new long[to - from + 2];
        ids[0] = wordPiece.first;
        for (int at = from; at < to; at++) {
            ids[at - from + 1] = pieces[at];
        }
        ids[ids.length - 1] = wordPiece.last;
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, new long[][]{ids});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][]{ones});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[][]{new long[ids.length]});
                OrtSession.Result result = session.run(
                        Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer();
        }
    }
}
