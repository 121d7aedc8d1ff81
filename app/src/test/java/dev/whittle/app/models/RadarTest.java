package dev.whittle.app.models;

import java.util.Optional;
import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// 1,000 calls a day of 1,000 tokens in and 300 out on 30 days: $5.50 a call of thousand at 2.50 and 10.00, $165 a month.
@Timeout(120)
final class RadarTest {
    private static final Model NEXT = model("acme/next", null, Model.Status.ACTIVE, null, "1.25", "5.00");
    private static final Model LEAVING = model("acme/leaving", "2027-01-14", Model.Status.DEPRECATED, "acme/next",
            "2.50", "10.00");
    private static final Model LATER = model("acme/later", "2027-06-01", Model.Status.DEPRECATED, null, "1.00", "2.00");
    private static final Model UNDATED = model("acme/undated", null, Model.Status.DEPRECATED, null, "1.00", "2.00");
    private static final Model GONE = model("acme/gone", "2026-01-01", Model.Status.RETIRED, "acme/next", "1.00",
            "2.00");

    private ModelUses now = ModelUses.NONE;
    private final RadarViewModel radar = new RadarViewModel(
            saved -> new Radar(new Catalog("test", LocalDate.parse("2026-11-21"),
                    List.of(NEXT, LEAVING, LATER, UNDATED, GONE)), _ -> Optional.of(TokenCount.exact(1_000)),
                    Workload.DEFAULT,
                    new ModelUses(now.chosen(), now.favourites(), saved.connected(), saved.compared()),
                    Instant.parse("2026-11-21T12:00:00Z")));

    private static Model model(
            String key, @Nullable String shutdown, Model.Status status, @Nullable String replacement, String input,
            String output) {
        String name = key.substring(key.indexOf('/') + 1);
        Price price = new Price(null, null, Price.Mode.STANDARD, null,
                new Rates(new BigDecimal(input), new BigDecimal(output), null, null, null, null, null), List.of(),
                false, null, null);
        return new Model(key, "acme", name, List.of(), name, "o200k_base",
                new Model.Limits(128_000, null, null, null), Set.of(), Set.of(),
                new Model.Lifecycle(status, null, shutdown == null ? null : LocalDate.parse(shutdown), replacement),
                List.of(price));
    }

    private List<String> names() {
        return radar.retiringProperty().get().stream().map(one -> one.model().displayName()).toList();
    }

    @Test
    void whatGoesWithinNinetyDaysIsListedAndWhatHasGoneOnlyIfItIsInUse() {
        assertThat(names()).containsExactly("leaving", "undated");
        now = new ModelUses("acme/gone", Set.of("acme/undated"), List.of(), Set.of());
        radar.refresh();

        assertThat(names()).containsExactly("gone", "undated", "leaving");
        assertThat(radar.retiringProperty().get().getFirst().uses()).containsExactly("chosen model");
    }

    @Test
    void whatTheWorkspaceKnowsIsReadInTheBackground() {
        HeldBackground background = new HeldBackground();
        List<Throwable> failures = new ArrayList<>();
        radar.load(() -> new ModelUses(null, Set.of(), List.of(new ModelUses.Connected("My Acme", "acme")),
                Set.of("leaving")), background, failures::add);
        assertThat(radar.retiringProperty().get().getFirst().uses()).isEmpty();
        background.runAll();
        assertThat(radar.retiringProperty().get()).extracting(Retirement::uses)
                .contains(List.of("experiments", "connection My Acme"));
        radar.load(() -> {
            throw new IllegalStateException("unreadable");
        }, background, failures::add);
        background.runAll();
        assertThat(failures).hasSize(1);
    }

    @Test
    void theBadgeNamesTheOneModelInUseThatGoesOrTheirNumber() {
        List<String> pressed = new ArrayList<>();
        try (TestWindow window = TestWindow.show(
                () -> new RadarBar(radar.retiringProperty(), () -> pressed.add("models"), () -> pressed.add("list")),
                600, 80)) {
            assertThat(window.shows("radar-badge")).isFalse();
            does(() -> use(Set.of("acme/leaving")));
            assertThat(window.text("radar-badge")).isEqualTo("leaving goes on 2027-01-14");
            does(() -> use(Set.of("acme/leaving", "acme/undated")));
            assertThat(window.text("radar-badge")).isEqualTo("2 models you use go soon");
            window.click("radar-badge");
            window.click("open-models");
            assertThat(pressed).containsExactly("list", "models");
            does(() -> use(Set.of()));
            assertThat(window.shows("radar-badge")).isFalse();
            assertThat(window.nameless()).isEmpty();
        }
    }

    private void use(Set<String> favourites) {
        now = new ModelUses(null, favourites, List.of(), Set.of());
        radar.refresh();
    }

    // 30,000 calls of 1,000 and 300 tokens: $165.00 a month, on the replacement at half the price $82.50.
    @Test
    void theSheetSaysOfEachWhatItsReplacementCosts() {
        use(Set.of("acme/leaving"));
        try (TestWindow window = TestWindow.show(() -> {
            RadarSheet sheet = new RadarSheet(radar.retiringProperty());
            sheet.open();
            return new StackPane(new VBox(), sheet.node());
        }, 800, 600)) {
            assertThat(window.shows("radar-list")).isTrue();
            assertThat(onWindow(() -> ((ListView<?>) window.find("radar-list")).getItems().size())).isEqualTo(2);
            assertThat(RadarBar.sentence(radar.retiringProperty().get().getFirst())).isEqualTo(
                    "leaving goes on 2027-01-14; next instead costs $82.50 a month less. Used as: favourite.");
            assertThat(RadarBar.sentence(radar.retiringProperty().get().getLast())).isEqualTo(
                    "undated goes (no day yet); no replacement is named. Used as: nothing.");
            does(() -> use(Set.of("acme/gone")));
            assertThat(onWindow(() -> ((ListView<?>) window.find("radar-list")).getItems().size())).isEqualTo(3);
        }
    }
}
