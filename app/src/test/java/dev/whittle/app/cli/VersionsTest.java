package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `versions` on three versions of one prompt.
final class VersionsTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private Said run(String in, String... args) {
        return Said.run(home, in.getBytes(StandardCharsets.UTF_8), Map.of(), NOW, args);
    }

    private Said versions(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "versions";
        System.arraycopy(args, 0, all, 1, args.length);
        return run("", all);
    }

    @BeforeEach
    void save() {
        for (String text : new String[]{"hello world", "hello world hello", "goodbye world"}) {
            assertThat(run(text, "versions", "save", "-", "--name", "Triage", "-m", "gpt-4o").code()).isZero();
        }
    }

    @Test
    void listShowsPromptsAndVersionsInTheDocumentedShape() {
        versions("label", "Triage", "production", "v2");

        JsonNode prompt = versions("list", "--json").json().at("/prompts/0");
        assertThat(prompt.propertyNames()).containsExactly("name", "versions", "newest", "saved_at", "labels");
        assertThat(prompt.path("labels").path("production").intValue()).isEqualTo(2);
        JsonNode listed = versions("list", "Triage", "--json").json().path("versions");
        assertThat(listed).hasSize(3);
        assertThat(listed.get(1).propertyNames()).containsExactly("prompt", "number", "content_id", "saved_at", "note",
                "model", "parent", "labels");
        assertThat(listed.get(1).path("parent").path("number").intValue()).isEqualTo(1);
        assertThat(listed.get(1).at("/labels/0").stringValue()).isEqualTo("production");
        assertThat(listed.get(1).path("model").stringValue()).isEqualTo("openai/gpt-4o");
        assertThat(versions("list", "Triage").out()).contains("v2", "production");
    }

    @Test
    void showTakesANumberALabelOrLatest() {
        versions("label", "Triage", "production", "1");
        for (String which : new String[]{"1", "v1", "production"}) {
            assertThat(versions("show", "Triage", which, "--json").json().at("/messages/0/text").stringValue())
                    .isEqualTo("hello world");
        }
        assertThat(versions("show", "Triage").out()).contains("Triage, version 3").contains("goodbye world");
    }

    @Test
    void aMissingLabelIsWrongInputAndNamesThoseThereAre() {
        versions("label", "Triage", "staging", "3");
        Said said = versions("show", "Triage", "production");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo(
                "whittle: There is no label \"production\" on \"Triage\"; it has staging (version 3).\n");
    }

    // 1 token of gpt-4o's input at $2.50 a million, 1,000 calls on 30 days: $0.075 a month.
    @Test
    void diffSaysTokensAndMoneyOfEveryHunk() {
        JsonNode diff = versions("diff", "Triage", "1", "2", "--json").json();
        assertThat(diff.propertyNames()).containsExactly("catalog", "prompt", "from", "to", "model", "tokens_before",
                "tokens_after", "exact", "tokens", "usd_per_month_before", "usd_per_month_after", "usd_per_month",
                "hunks");
        assertThat(diff.path("tokens").intValue()).isEqualTo(1);
        assertThat(diff.path("model").stringValue()).isEqualTo("openai/gpt-4o");
        assertThat(new BigDecimal(diff.path("usd_per_month").stringValue()))
                .isEqualByComparingTo("0.075");
        assertThat(diff.at("/hunks/0").propertyNames()).containsExactly("number", "where", "before", "after", "tokens",
                "usd_per_month");
        assertThat(diff.at("/hunks/0/after").stringValue()).isEqualTo(" hello");
        assertThat(versions("diff", "Triage", "v1", "v2").out())
                .contains("+  hello", "+1 · +$0.075", "Version 2 added 1 token = $0.075 a month.");
    }

    @Test
    void restoreAddsAVersionAndLosesNone() {
        JsonNode restored = versions("restore", "Triage", "v1", "--json").json();
        assertThat(restored.path("number").intValue()).isEqualTo(4);
        assertThat(restored.path("note").stringValue()).isEqualTo("Restored from version 1");
        assertThat(restored.path("parent").path("number").intValue()).isEqualTo(1);
        assertThat(versions("list", "Triage", "--json").json().path("versions")).hasSize(4);
        assertThat(versions("show", "Triage").out()).contains("hello world");
        assertThat(versions("restore", "Triage", "4").err()).contains("has this content already");
        assertThat(versions("restore", "Triage", "3").code()).as("taken back").isZero();
    }

    @Test
    void notesBranchesAndSearchWorkTogether() {
        assertThat(versions("note", "Triage", "2", "approved by legal").code()).isZero();
        assertThat(versions("branch", "Triage", "2", "Triage, short").code()).isZero();

        JsonNode found = versions("search", "legal", "--json").json().path("found");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).propertyNames()).containsExactly("kind", "prompt", "number", "others", "in",
                "saved_at", "excerpt", "marks");
        assertThat(found.get(0).path("marks")).hasToString("[[12,17]]");
        assertThat(found.get(0).path("in").stringValue()).isEqualTo("note");
        assertThat(found.get(0).path("number").intValue()).isEqualTo(2);
        assertThat(versions("list", "Triage, short").out()).contains("Triage, version 2");
        assertThat(versions("search", "nothing-like-it").err()).isEqualTo(
                "whittle: nothing saved has all these words.\n");
    }

    // GPT-4o ends on 2027-01-14, and its provider recommends GPT-6 Luna (README of app).
    @Test
    void promptsOnModelsThatGoAreFlaggedAndWhatWasNeverTriedIsSaidToBeUntested() {
        JsonNode prompts = versions("retiring", "--json").json().path("prompts");
        assertThat(prompts).hasSize(1);
        assertThat(prompts.get(0).propertyNames()).containsExactly("prompt", "version", "model", "shutdown_on",
                "usd_per_month", "replacement", "replacement_tested", "replacement_usd_per_month");
        assertThat(prompts.get(0).path("shutdown_on").stringValue()).isEqualTo("2027-01-14");
        assertThat(prompts.get(0).path("replacement").stringValue()).isEqualTo("openai/gpt-6-luna");
        assertThat(prompts.get(0).path("replacement_tested").booleanValue()).isFalse();
        assertThat(versions("retiring", "--within", "10d").err()).contains("no saved prompt is used on a model");
    }

    @Test
    void wrongUsageIsOneSentence() {
        assertThat(versions("show", "Nothing").err())
                .isEqualTo("whittle: There is no saved prompt \"Nothing\"; there are Triage.\n");
        assertThat(versions("diff", "Triage", "9").err())
                .isEqualTo("whittle: There is no version 9 of \"Triage\"; it has 1 to 3.\n");
        assertThat(versions().code()).isEqualTo(2);
        assertThat(versions("label", "Triage", "--remove").code()).isEqualTo(2);
    }
}
