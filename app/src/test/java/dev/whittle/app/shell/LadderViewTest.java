package dev.whittle.app.shell;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the ladder shows, by node id. 1,000 calls a day of 1,000 tokens in and 300 out on 30 days.
@Timeout(120)
final class LadderViewTest {
    private static final Model LARGE = model("acme/large", "2.50", "10.00");
    private static final Model SMALL = model("acme/small-v1.5", "0.25", "1.00");

    private final LadderViewModel ladder = new LadderViewModel(
            new Catalog("test", LocalDate.parse("2026-11-21"), List.of(LARGE, SMALL)),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), LARGE);
    private final TestWindow window = TestWindow.show(() -> {
        ladder.show(counts(1_000));
        return new LadderView(ladder, LocalDate.parse("2026-11-21"));
    }, 900, 600);

    @AfterEach
    void close() {
        window.close();
    }

    private static Model model(String key, String input, String output) {
        String name = key.substring(key.indexOf('/') + 1);
        Price price = new Price(null, null, Price.Mode.STANDARD, null,
                new Rates(new BigDecimal(input), new BigDecimal(output), null, null, null, null, null), List.of(),
                false, "acme.com", LocalDate.parse("2026-11-20"));
        return new Model(key, "acme", name, List.of(), name, "o200k_base",
                new Model.Limits(128_000, null, null, null), Set.of("tools"), Set.of(),
                new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(price));
    }

    private static PromptCounts counts(long tokens) {
        Map<String, TokenCount> total = Map.of("o200k_base", TokenCount.exact(tokens));
        return new PromptCounts(Prompt.of(Message.user("x")), List.of(), List.of(total), total);
    }

    private List<String> cells(String row) {
        return onWindow(() -> window.find(row).lookupAll(".table-cell").stream()
                .map(cell -> ((Labeled) cell).getText()).toList());
    }

    @SuppressWarnings("unchecked")
    private List<String> order() {
        return onWindow(() -> ((TableView<LadderRow>) window.find("ladder-table")).getItems().stream()
                .map(row -> row.model().displayName()).toList());
    }

    // $2.50 a million in and $10.00 out: $0.0055 a call, $165.00 for 30,000 calls; a tenth of that for the other.
    @Test
    void eachModelHasARowWithItsFiguresCheapestFirst() {
        assertThat(cells("ladder-acme-large")).contains("large", "1,000", "$0.0055", "$165.00", "20 Nov");
        assertThat(cells("ladder-acme-small-v1-5")).contains("small-v1.5", "$16.50");
        assertThat(order()).containsExactly("small-v1.5", "large");
        assertThat(window.text("ladder-foot")).startsWith("2 of 2 models.")
                .contains("List prices, no caching or batch").endsWith("Ctrl+S saves a version to compare with.");
    }

    @Test
    void whatWasSavedBeforeTakesTheRoomOfLesserColumnsAtEveryWidth() {
        for (int width = 400; width <= 900; width += 20) {
            int wide = width;
            does(() -> ladder.baselineProperty().set(null));
            does(() -> window.find("ladder-table").getScene().getWindow().setWidth(wide));
            List<String> before = columns();
            does(() -> ladder.baselineProperty().set(new Baseline(3, Instant.EPOCH, counts(900))));
            List<String> now = columns();
            assertThat(now).contains("Model", "$ / month", "Since v3");
            assertThat(before).doesNotContain("Since v3")
                    .containsAll(now.stream().filter(title -> !title.equals("Since v3")).toList());
        }
        assertThat(columns()).contains("Context", "Priced", "Retires");
    }

    private List<String> columns() {
        return onWindow(() -> ((TableView<?>) window.find("ladder-table")).getVisibleLeafColumns().stream()
                .map(TableColumnBase::getText).toList());
    }

    @Test
    void aFavouriteStandsOnTop() {
        does(() -> ladder.setFavourites(Set.of("acme/large")));
        assertThat(order()).containsExactly("large", "small-v1.5");
    }

    @Test
    void theFilterLeavesRowsOutAndSaysHowMany() {
        window.focus("ladder-filter");
        window.type("lar");
        assertThat(order()).containsExactly("large");
        assertThat(window.text("ladder-foot")).startsWith("1 of 2 models.");
    }

    @Test
    void aSimulationHasABadgeUntilListPricesAreBack() {
        assertThat(window.shows("simulator-badge")).isFalse();
        does(() -> ladder.workloadProperty().set(Workload.DEFAULT.with(Price.Mode.BATCH)));
        assertThat(window.text("simulator-badge")).isEqualTo("Simulated: batch prices");
        window.click("simulator-reset");
        assertThat(window.shows("simulator-badge")).isFalse();
    }

    @Test
    void whatChangedSinceTheLastVersionGetsAColumn() {
        does(() -> ladder.baselineProperty().set(new Baseline(3, Instant.EPOCH, counts(900))));
        assertThat(cells("ladder-acme-large")).contains("+100 · +$7.50");
    }

    @Test
    void theCheapestThatFitsIsAskedForByHandAndComesBackAsItWasLeft() {
        window.click("fit-wanted");
        assertThat(window.text("fit-answer")).startsWith("small-v1.5, $16.50 a month.");
        does(() -> ((TextField) window.find("fit-days")).setText("soon"));
        assertThat(ladder.fit().askedProperty().get()).isEqualTo(new Fit(true, 90, Set.of()));
        window.focus("ladder-filter");
        does(() -> ladder.fit().askedProperty().set(new Fit(false, 30, Set.of("tools"))));
        assertThat(window.text("fit-days")).isEqualTo("30");
        assertThat(onWindow(() -> ((CheckBox) window.find("fit-wanted")).isSelected())).isFalse();
        assertThat(window.shows("fit-answer")).isFalse();
    }

    @Test
    void everythingOnItHasANameAndAnId() {
        assertThat(window.nameless()).isEmpty();
    }
}
