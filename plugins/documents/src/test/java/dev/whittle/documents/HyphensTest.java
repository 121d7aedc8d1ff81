package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HyphensTest {
    private static List<String> joined(String... lines) {
        return new Hyphens(List.of(List.of(lines))).joined(List.of(lines));
    }

    @Test
    void aWordTheDocumentWritesInOneIsPutTogether() {
        assertThat(joined("All information here.", "More infor-", "mation, please."))
                .containsExactly("All information here.", "More information,", "please.");
    }

    @Test
    void aWordTheDocumentWritesWithAHyphenKeepsIt() {
        assertThat(joined("A well-known fact.", "Another well-", "known fact."))
                .containsExactly("A well-known fact.", "Another well-known", "fact.");
    }

    @Test
    void aWordTheDocumentNeverWritesElsewhereStaysInADocumentThatDoesNotHyphenate() {
        assertThat(joined("A cost-", "benefit analysis")).containsExactly("A cost-", "benefit analysis");
    }

    @Test
    void aWordTheDocumentNeverWritesElsewhereIsPutTogetherInADocumentThatHyphenates() {
        assertThat(joined("information", "infor-", "mation and compli-", "cations"))
                .containsExactly("information", "information", "and complications");
    }

    @Test
    void aSoftHyphenAlwaysJoins() {
        assertThat(joined("ana\u00AD", "lysis")).containsExactly("analysis");
    }

    @Test
    void namesNumbersAndDashesStay() {
        assertThat(joined("Anna-", "Lena", "1990-", "1995", "state-of-the-", "art", "word -", "word"))
                .containsExactly("Anna-", "Lena", "1990-", "1995", "state-of-the-", "art", "word -", "word");
    }
}
