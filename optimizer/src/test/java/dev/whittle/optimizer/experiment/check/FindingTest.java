package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FindingTest {
    static Stream<Finding> all() {
        return Stream.of(Finding.Kind.values()).flatMap(kind -> Finding.of(kind).stream());
    }

    // An example is written in two parts, so that no scanner takes the data file for a leak.
    private static String joined(Finding finding) {
        return finding.kind() == Finding.Kind.SECRET && !finding.id().matches("private-key|password")
                ? finding.example().replace(" ", "")
                : finding.example();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsExampleIsFoundAndItsCounterexampleIsNot(Finding finding) throws InterruptedException {
        assertThat(finding.in("Here it is: " + joined(finding) + ", so.")).isTrue();
        assertThat(finding.in("Here it is: " + finding.not() + ", so.")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExampleIsFoundByNoOtherOfItsKind(Finding finding) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (Finding other : Finding.of(finding.kind())) {
            if (other.in(joined(finding))) {
                found.add(other.id());
            }
        }
        assertThat(found).containsExactly(finding.id());
    }

    @Test
    void whatIsFoundIsNamedAndNeverQuoted() throws InterruptedException {
        Verdict verdict = Sample.verdict("{'type': 'no-secret'}", "Key: AKIAIOSFODNN7EXAMPLE");

        assertThat(verdict.reason()).isEqualTo("The answer holds an AWS access key.");
    }

    @Test
    void ordinaryTextHoldsNothing() throws InterruptedException {
        String text = "Order 2026-11-21 no. 4512 of 1,234 units ships in 3-5 days; version 10.2.3.4-beta, "
                + "price $1,299.00, ISBN 978-3-16-148410-0, see https://example.com/a/b?id=123456789 and section 12.1. "
                + "Your password: choose one of at least 12 characters. Set api_key=<YOUR_KEY> or ${API_KEY1}.";

        assertThat(Sample.verdict("{'type': 'no-pii'}", text).reason()).startsWith("Nothing");
        assertThat(Sample.verdict("{'type': 'no-secret'}", text).reason()).startsWith("Nothing");
    }

    @Test
    void longTextsOfAnyKindAreSearchedToTheEnd() throws InterruptedException {
        for (String piece : List.of("a", "1", "1 ", "a.", "a@", "+1 ", "password=", "1234-", "A1", "eyJ")) {
            String text = piece.repeat(100_000 / piece.length());
            assertThat(Sample.word(Sample.verdict("{'type': 'no-pii'}", text))).as(piece).isNotEqualTo("?");
            assertThat(Sample.word(Sample.verdict("{'type': 'no-secret'}", text))).as(piece).isNotEqualTo("?");
        }
    }
}
