package dev.whittle.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
    private final Problems problems = new Problems();

    private String shown() {
        return Objects.requireNonNull(problems.shownProperty().get()).text();
    }

    @Test
    void newsWithNothingToPressLeavesWithTheNextAction() {
        problems.news("Saved as version 2 of Triage.");
        problems.wentOn();

        assertThat(problems.shownProperty().get()).isNull();
    }

    @Test
    void aProblemAndWhatCanBeUndoneStayUntilTheyAreDismissed() {
        problems.accept(new Problem("The disk is full.", "Make room."));
        problems.wentOn();
        assertThat(shown()).startsWith("The disk is full.");

        problems.news("Imported.", "Undo", () -> {});
        problems.wentOn();
        assertThat(shown()).isEqualTo("Imported.");
    }

    @Test
    void theSameProblemMetAgainKeepsTheRemedyThereIs() {
        Problem broken = new Problem("The workspace cannot be opened.", "Start a new one.");
        problems.offer(broken, "Start a new workspace", () -> {});
        problems.accept(broken);
        assertThat(Objects.requireNonNull(problems.shownProperty().get()).remedy()).isNotNull();

        problems.accept(new Problem("The disk is full.", "Make room."));
        assertThat(shown()).startsWith("The disk is full.");
    }
}
