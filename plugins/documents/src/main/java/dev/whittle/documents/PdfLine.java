package dev.whittle.documents;

/// One line of a page.
///
/// @param y its baseline's distance from the top of the page, in points
/// @param height of its glyphs, about that of a capital letter
/// @param pageHeight in points
record PdfLine(String text, float y, float height, float pageHeight) {}
