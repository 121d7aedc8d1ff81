package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnitTest {
    @Test
    void aSentenceRunsOverTheEndOfAWrappedLine() {
        assertThat(units("The committee met in the old town hall on the first Monday\nof the month. It was cold."))
                .containsExactly("The committee met in the old town hall on the first Monday\nof the month.",
                        "It was cold.");
    }

    @Test
    void listsTablesAndHeadingsAreTakenLineByLine() {
        assertThat(
                units("# Ports\n- Oslo, which is the largest port of the whole country by far\n- Bergen\n\n| a | b |"))
                .containsExactly("# Ports", "- Oslo, which is the largest port of the whole country by far",
                        "- Bergen", "| a | b |");
    }

    @Test
    void blanksAreNoUnits() {
        assertThat(units(" \n\n ")).isEmpty();
    }

    private static List<String> units(String text) {
        return Unit.of(text).stream().map(unit -> unit.in(text)).toList();
    }
}
