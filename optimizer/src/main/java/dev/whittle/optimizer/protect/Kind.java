package dev.whittle.optimizer.protect;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of text that are protected without being asked for.
public enum Kind {
    VARIABLE("variable"), TAG("tag"), CODE("code"), DIFF("diff"), DATA("JSON or YAML"), TABLE("table"), QUOTE(
            "quoted text"), ADDRESS("web or e-mail address"), DATE("date"), NUMBER("number");

    private final String reason;

    Kind(String reason) {
        this.reason = reason;
    }

    /// The words a protected span gives as its reason.
    public String reason() {
        return reason;
    }

    /// Whether a second copy may go as long as the first one stays: true for addresses, dates and
    /// numbers, which must survive but may be said twice; false for everything that is exact text.
    public boolean foldable() {
        return this == ADDRESS || this == DATE || this == NUMBER;
    }

    /// The kind with a reason; empty for the reasons a person's own marks carry.
    public static Optional<Kind> of(String reason) {
        return Arrays.stream(values()).filter(kind -> kind.reason.equals(reason)).findFirst();
    }
}
