package dev.whittle.app.versions;

/// What a selected version is compared with.
public enum Against {
    ORIGIN("the version it was made from"), OPEN_TEXT("the text that is open"), NEWEST("the newest version");

    private final String words;

    Against(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
