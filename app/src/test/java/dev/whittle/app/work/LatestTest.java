package dev.whittle.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatestTest {
    private final HeldBackground background = new HeldBackground();
    private final List<String> ran = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Latest<String, String> latest = new Latest<>(background, this::work,
            result -> told.add("done " + result), cause -> told.add("failed " + cause.getMessage()));

    private String work(String input) {
        ran.add(input);
        if (input.startsWith("bad")) {
            throw new IllegalArgumentException(input);
        }
        return input;
    }

    @Test
    void aSingleResultIsDelivered() {
        latest.submit("a");
        background.runAll();

        assertThat(told).containsExactly("done a");
    }

    @Test
    void anOlderResultNeverOverwritesANewerOne() {
        latest.submit("old");
        latest.submit("new");
        background.runAll();

        assertThat(told).containsExactly("done new");
    }

    @Test
    void whileOneJobRunsNewerInputsReplaceEachOther() {
        latest.submit("1");
        latest.submit("2");
        latest.submit("3");
        assertThat(background.waiting()).isEqualTo(1);
        background.runAll();

        assertThat(ran).containsExactly("1", "3");
    }

    @Test
    void aFailureOfTheNewestInputIsTold() {
        latest.submit("bad");
        background.runAll();

        assertThat(told).containsExactly("failed bad");
    }

    @Test
    void aFailureOfAnOlderInputIsNotTold() {
        latest.submit("bad");
        latest.submit("good");
        background.runAll();

        assertThat(told).containsExactly("done good");
    }

    @Test
    void workGoesOnAfterAFailure() {
        latest.submit("bad");
        background.runAll();
        latest.submit("good");
        background.runAll();

        assertThat(told).containsExactly("failed bad", "done good");
    }

    @Test
    void anInputSubmittedByTheReceiverOfAResultIsDoneToo() {
        List<Integer> results = new ArrayList<>();
        List<Latest<Integer, Integer>> self = new ArrayList<>();
        Latest<Integer, Integer> counting = new Latest<>(background, number -> number, number -> {
            results.add(number);
            if (number < 3) {
                self.getFirst().submit(number + 1);
            }
        }, cause -> results.add(-1));
        self.add(counting);
        counting.submit(1);
        background.runAll();

        assertThat(results).containsExactly(1, 2, 3);
    }
}
