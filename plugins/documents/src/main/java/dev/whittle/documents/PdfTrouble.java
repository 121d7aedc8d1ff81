package dev.whittle.documents;

/// What can be wrong with a PDF.
enum PdfTrouble {
    ENCRYPTED("\"%s\" is encrypted and needs a password; save a copy without one and open that."), COPYING_FORBIDDEN(
            "\"%s\" does not allow its text to be copied; ask its author for a copy that does."), DAMAGED(
                    "\"%s\" is damaged: its pages cannot be read; get the file again or print it to a new PDF."), NO_PAGES(
                            "\"%s\" has no pages."), TOO_MANY_GLYPHS(
                                    "\"%s\" has more signs on a page than any page can show; print it to a new PDF and open that."), NO_MEMORY(
                                            "\"%s\" needs more memory than Whittle gives to a PDF (256 MB); print some of its pages to a new PDF."), STOPPED(
                                                    "\"%s\" made the process that reads PDFs stop; print it to a new PDF and open that.");

    private final String words;

    PdfTrouble(String words) {
        this.words = words;
    }

    String sentence(String name) {
        return words.formatted(name);
    }
}
