package dev.whittle.app.matrix;

/// Which cases are listed.
public enum Filter {
    ALL("all", "All", "Every case"), FAILURES("failures", "Failures",
            "Cases with an answer that failed its checks"), PASSES("passes", "Passes",
                    "Cases with an answer that passed its checks"), ERRORS("errors", "Errors",
                            "Cases with a cell that has no whole answer, or whose checks came to no verdict"), DIFFERENT(
                                    "different", "Different", "Cases whose answers differ between columns");

    private final String id;
    private final String title;
    private final String hint;

    Filter(String id, String title, String hint) {
        this.id = id;
        this.title = title;
        this.hint = hint;
    }

    public String id() {
        return id;
    }

    String title() {
        return title;
    }

    String hint() {
        return hint;
    }
}
