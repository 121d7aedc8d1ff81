/// Embeddings without a network: the MiniLM-L6-v2 sentence encoder, 8-bit, in ONNX Runtime. The model and
/// its vocabulary are resources of a Maven dependency.
@NullMarked
package dev.whittle.embeddings;

import org.jspecify.annotations.NullMarked;
