package dev.whittle.app.search;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.TestWindow;
import dev.whittle.app.versions.RetirementWatch;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Field;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class SearchSheetTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final HeldBackground background = new HeldBackground();
    private final List<String> opened = new ArrayList<>();

    private final SearchShelf shelf = new SearchShelf() {
        @Override
        public List<Found> find(String words, int limit) {
            if (words.endsWith("many")) {
                return Collections.nCopies(limit,
                        new Found.Version(new VersionRef("Triage", 3), NOON, Field.TEXT, "", 1, "some mail"));
            }
            return words.equals("nothing")
                    ? List.of()
                    : List.of(new Found.Version(new VersionRef("Triage", 3), NOON, Field.TEXT, "", 1, "some mail"),
                            new Found.Version(new VersionRef("Triage", 2), NOON, Field.NOTE, "mail", 0, "mail"),
                            new Found.Cases(UUID.randomUUID(), "On mails.csv", NOON, Optional.empty(), 0, "mail"));
        }

        @Override
        public List<Hit.Prompt> prompts() {
            return List.of();
        }

        @Override
        public Map<String, List<String>> warnings(RetirementWatch watch) {
            return Map.of();
        }
    };

    private final SearchViewModel.Opener opener = new SearchViewModel.Opener() {
        @Override
        public void prompt(String name) {
            opened.add(name);
        }

        @Override
        public void version(VersionRef ref) {
            opened.add(ref.toString());
        }

        @Override
        public void experiment(UUID id, OptionalInt run) {
            opened.add("experiment");
        }

        @Override
        public void cases(UUID id, OptionalInt cell) {
            opened.add("cases");
        }
    };

    @Test
    void wordsAreTypedArrowsChooseKindsFilterAndEnterOpens() {
        SearchViewModel model = new SearchViewModel(shelf,
                () -> new RetirementWatch(Catalog.bundled(), (_, _) -> {
                    throw new AssertionError(new Cost.Unpriced("Nothing is saved."));
                }, LocalDate.of(2026, 11, 21)), opener, background, cause -> {
                    throw new AssertionError(cause);
                });
        SearchSheet[] sheet = new SearchSheet[1];
        try (TestWindow window = TestWindow.show(() -> {
            sheet[0] = new SearchSheet(model);
            return new StackPane(sheet[0].node());
        }, 1000, 800)) {
            does(sheet[0]::open);
            does(background::runAll);
            assertThat(window.text("search-empty")).startsWith("No prompt is saved yet.");

            window.type("nothing");
            does(background::elapse);
            does(background::runAll);
            assertThat(window.text("search-empty")).isEqualTo("Nothing saved has all these words.");

            window.type(" mail");
            does(background::elapse);
            does(background::runAll);
            assertThat(window.text("search-kind-all")).isEqualTo("All  3");
            assertThat(window.nameless()).isEmpty();
            window.press(KeyCode.DOWN);
            window.press(KeyCode.ENTER);
            assertThat(opened).containsExactly("Triage, version 2");
            assertThat(window.shows("search-words")).as("closed").isFalse();

            does(sheet[0]::open);
            does(background::runAll);
            assertThat(window.text("search-hint")).startsWith("Enter opens");
            window.type(" many");
            does(background::elapse);
            does(background::runAll);
            assertThat(window.text("search-hint")).startsWith("Only 200 hits are shown");
            does(() -> model.wordsProperty().set("mail"));
            does(background::elapse);
            does(background::runAll);
            window.click("search-kind-cases");
            window.focus("search-hits");
            window.press(KeyCode.ENTER);
            assertThat(opened).containsExactly("Triage, version 2", "cases");
        }
    }
}
