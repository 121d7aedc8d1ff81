package dev.whittle.embeddings;

/// The word pieces of a text.
///
/// @param ids their numbers in the vocabulary
/// @param starts for each the first char of its word
/// @param ends for each the char behind its word
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pieces(int[] ids, int[] starts, int[] ends) {
    int size() {
        return ids.length;
    }
}
