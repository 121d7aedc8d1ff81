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
    void aSentenceRunsOverTheLinesOfANarrowColumn() {
        assertThat(units(
                "A river is a stream of water\nthat flows towards the sea. It\nmay run dry before.\nRivers are old."))
                .containsExactly("A river is a stream of water\nthat flows towards the sea.", "It\nmay run dry before.",
                        "Rivers are old.");
        assertThat(units("- a tree of all the traces that\n  cover the program\n- one more tree"))
                .containsExactly("- a tree of all the traces that\n  cover the program", "- one more tree");
        assertThat(units("what is needed for the trip:\nshoes\na hat")).containsExactly("what is needed for the trip:",
                "shoes", "a hat");
    }

    @Test
    void listsTablesAndHeadingsAreTakenLineByLine() {
        assertThat(
                units("# Ports\n- Oslo, which is the largest port of the whole country by far\n- Bergen\n\n| a | b |"))
                .containsExactly("# Ports", "- Oslo, which is the largest port of the whole country by far",
                        "- Bergen", "| a | b |");
    }

    @Test
    void codeAndTheHeadOfATableAreOneUnitAndRowsAreNotCut() {
        String code = "```python\ndef f(x):\n\n    return x\n```";
        String head = "| name | said |\n|---|---|";
        assertThat(units("Look:\n" + code + "\nThen this.\n\n" + head + "\n| Ann | No. Never. |\n| Bob | Yes |"))
                .containsExactly("Look:", code, "Then this.", head, "| Ann | No. Never. |", "| Bob | Yes |");
        assertThat(units("```\nnever closed\n\nText. More.")).containsExactly("```", "never closed", "Text.", "More.");
    }

    @Test
    void anItemOfCodeIsOneUnitAndALongOneIsCutAtWhatIsInIt() {
        String sum = "    def sum(self):\n        total = 0\n\n        return total";
        String pay = "    def pay(self, amount):\n        if amount < self.sum():\n            raise ValueError()\n"
                + "        self.paid = True\n        self.amount = amount";
        assertThat(units("import os\nimport sys\n\nclass Invoice:\n" + sum + "\n\n" + pay + "\n"))
                .containsExactly("import os\nimport sys", "class Invoice:\n" + sum, pay.strip());
    }

    @Test
    void blanksAreNoUnits() {
        assertThat(units(" \n\n ")).isEmpty();
        assertThat(units(" ".repeat(30) + "\nsmall letters.")).containsExactly("small letters.");
        assertThat(units("One.\n" + " ".repeat(60) + "\ntwo.")).containsExactly("One.", "two.");
    }

    private static List<String> units(String text) {
        return Unit.of(text).stream().map(unit -> unit.in(text)).toList();
    }
}
