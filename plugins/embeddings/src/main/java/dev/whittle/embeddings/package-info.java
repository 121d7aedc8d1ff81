/// Embeddings without a network: two sentence encoders, 8-bit, in ONNX Runtime. The models and
/// their vocabularies are resources of Maven dependencies.
@NullMarked
package dev.whittle.embeddings;

import org.jspecify.annotations.NullMarked;
