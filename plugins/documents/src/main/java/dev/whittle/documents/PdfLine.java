package dev.whittle.documents;

/// One line of a page, or of a column of it. Lengths are in points.
///
/// @param left from the left edge of the page
/// @param y its baseline's distance from the top of the page
/// @param height of its glyphs, about that of a small letter
record PdfLine(String text, float left, float y, float height, float pageHeight) {}
