package dev.whittle.tokenizer.estimate;

/// The kinds of text that vocabularies treat differently, in the order of the resource file.
enum Kind {
    PROSE, FOREIGN, CODE, MARKUP, HAN, KANA, OTHER
}
