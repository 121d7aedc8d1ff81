package dev.whittle.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
    private static final String MODEL = """
            {"key": "acme/one", "provider": "acme", "modelId": "one", "aliases": ["uno"], "displayName": "One",
             "tokenizer": {"encoding": "o200k_base", "exact": true, "perMessage": 3, "perRequest": 4},
             "limits": {"contextWindow": 1000, "maxInput": 900, "maxOutput": 500, "minCacheableTokens": 100},
             "capabilities": ["tools"], "unsupportedParams": ["top_k"],
             "lifecycle": {"status": "preview", "deprecatedOn": "2026-01-01", "shutdownOn": "2026-12-31"},
             "prices": [
               {"from": null, "to": "2026-06-01", "mode": "standard", "rates": {"input": "1", "output": "2.5"},
                "tiers": [{"whenInputTokens": {"op": ">=", "value": 800}, "rates": {"input": "3", "output": "4"}}],
                "derived": true, "source": "list", "checkedOn": "2026-02-03"},
               {"from": "2026-06-01", "to": null, "mode": "standard", "utcWindow": {"start": "01:00", "end": "04:00",
                "days": ["mon", "tue"]},
                "rates": {"input": "5", "output": "6"}}]}""";
    private static final String CATALOG = """
            {"schemaVersion": 1, "catalogId": "test", "asOf": "2026-11-21", "currency": "USD",
             "unit": "per_1M_tokens", "sources": [], "models": [%s]}""";

    @Test
    void everythingInTheFileArrives() throws IOException {
        Model model = read(CATALOG.formatted(MODEL)).models().getFirst();
        assertThat(model.toString()).isEqualTo("""
                Model[key=acme/one, provider=acme, modelId=one, aliases=[uno], displayName=One, \
                tokenizer=o200k_base, overhead=ChatOverhead[perMessage=3, perRequest=4], \
                limits=Limits[contextWindow=1000, maxInput=900, maxOutput=500, minCacheableTokens=100], \
                capabilities=[tools], unsupportedParams=[top_k], lifecycle=Lifecycle[status=PREVIEW, \
                deprecatedOn=2026-01-01, shutdownOn=2026-12-31, replacement=null], \
                prices=[Price[from=null, to=2026-06-01, mode=STANDARD, window=null, \
                rates=Rates[input=1, output=2.5, cacheRead=null, cacheWrite=null, cacheWrite5m=null, \
                cacheWrite1h=null, reasoning=null], tiers=[Tier[threshold=800, inclusive=true, \
                rates=Rates[input=3, output=4, cacheRead=null, cacheWrite=null, cacheWrite5m=null, \
                cacheWrite1h=null, reasoning=null]]], derived=true, source=list, checkedOn=2026-02-03], \
                Price[from=2026-06-01, to=null, mode=STANDARD, window=Window[start=01:00, end=04:00, days=[MONDAY, TUESDAY]], \
                rates=Rates[input=5, output=6, cacheRead=null, cacheWrite=null, cacheWrite5m=null, \
                cacheWrite1h=null, reasoning=null], tiers=[], derived=false, source=null, checkedOn=null]]]""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "input": "1"          | "input": 1             | has a wrong "prices[0].rates.input" (1): it needs USD per million tokens as a decimal text such as "2.50", at most 100000.
            "input": "1"          | "input": "-1"          | has a wrong "prices[0].rates.input" ("-1"): it needs USD per million tokens as a decimal text such as "2.50", at most 100000.
            "input": "1"          | "input": "1e3"         | has a wrong "prices[0].rates.input" ("1e3"): it needs USD per million tokens as a decimal text such as "2.50", at most 100000.
            "input": "1"          | "input": "100001"      | has a wrong "prices[0].rates.input" ("100001"): it needs USD per million tokens as a decimal text such as "2.50", at most 100000.
            "output": "4"         | "output": "four"       | has a wrong "prices[0].tiers[0].rates.output" ("four"): it needs USD per million tokens as a decimal text such as "2.50", at most 100000.
            , "output": "2.5"     | ``                     | has no "prices[0].rates.output".
            "input": "1",         | "imput": "1",          | has no "prices[0].rates.input".
            "rates": {"input": "5"| "rates": {"cache": "1", "input": "5" | has an unknown field "prices[1].rates.cache".
            "contextWindow": 1000 | "contextWindow": 0     | has a wrong "limits.contextWindow" (0): it needs a whole number from 1 to 100000000.
            "contextWindow": 1000 | "contextWindow": 1e12  | has a wrong "limits.contextWindow" (1.0E12): it needs a whole number from 1 to 100000000.
            "contextWindow": 1000 | "contextWindow": "1k"  | has a wrong "limits.contextWindow" ("1k"): it needs a whole number from 1 to 100000000.
            "maxOutput": 500      | "maxOutput": 1001      | has a wrong "limits.maxOutput" (1001): it needs a whole number from 1 to 1000.
            "perMessage": 3       | "perMessage": -3       | has a wrong "tokenizer.perMessage" (-3): it needs a whole number from 0 to 10000.
            "exact": true         | "exact": "yes"         | has a wrong "tokenizer.exact" ("yes"): it needs true or false.
            "2026-12-31"          | "2026-02-30"           | has a wrong "lifecycle.shutdownOn" ("2026-02-30"): it needs a day such as "2026-11-21".
            "2026-12-31"          | "1026-12-31"           | has a wrong "lifecycle.shutdownOn" ("1026-12-31"): it needs a day such as "2026-11-21".
            "from": "2026-06-01"  | "from": "2026-05-31"   | is read
            "preview"             | "fresh"                | has a wrong "lifecycle.status" ("fresh"): it needs one of active, preview, deprecated, retired.
            "mode": "standard"    | "mode": "STANDARD"     | has a wrong "prices[0].mode" ("STANDARD"): it needs one of standard, batch, flex, priority.
            "op": ">="            | "op": "<"              | has a wrong "prices[0].tiers[0].whenInputTokens.op" ("<"): it needs ">" or ">=".
            "end": "04:00"        | "end": "24:30"         | has a wrong "prices[1].utcWindow.end" ("24:30"): it needs an hour of the day such as "16:30".
            "end": "04:00"        | "end": "01:00"         | has a wrong "prices[1].utcWindow.end" ("01:00"): it needs another hour than "start".
            ["mon", "tue"]        | ["mon", "monday"]      | has a wrong "prices[1].utcWindow.days": it needs days such as "mon" and "sun".
            ["mon", "tue"]        | []                     | has a wrong "prices[1].utcWindow.days": it needs at least one day, or to be left out for every day.
            "to": null            | "to": "2026-06-01"     | has a wrong "prices[1].to" ("2026-06-01"): it needs a day after "from".
            "modelId": "one"      | "modelId": "two"       | has a wrong "key" ("acme/one"): it needs to be "acme/two".
            ["tools"]             | ["tools", "tools"]     | has a wrong "capabilities": a text stands in it twice.
            ["tools"]             | "tools"                | has a wrong "capabilities" ("tools"): it needs a list.
            ["uno"]               | ["one"]                | has a wrong "aliases": one is also a name of acme/one.
            "displayName": "One"  | "displayName": ""      | has a wrong "displayName" (""): it needs a text of at most 500 characters.
            "displayName": "One"  | "displayName": "One", "displayname": "One" | has an unknown field "displayname".
            """)
    void everyFaultIsOneSentenceThatNamesTheModelAndTheField(String right, String wrong, String sentence)
            throws IOException {
        assertThat(MODEL).contains(right);
        String file = CATALOG.formatted(MODEL.replaceFirst(Pattern.quote(right),
                Matcher.quoteReplacement(wrong)));
        if (sentence.equals("is read")) {
            assertThat(read(file).models()).hasSize(1);
        } else {
            assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The catalog's model acme/one " + sentence);
        }
    }

    @Test
    void pricesThatHoldAtTheSameTimeAreRefused() {
        String twice = MODEL.replaceFirst("\"utcWindow\": \\{[^}]*},", "")
                .replace("\"from\": \"2026-06-01\"", "\"from\": \"2026-05-31\"");
        assertThatThrownBy(() -> read(CATALOG.formatted(twice))).hasMessage(
                "The catalog's model acme/one has a wrong \"prices[1]\": it holds at the same time as prices[0].");
    }

    @Test
    void aKeyMayStandOnlyOnce() {
        assertThatThrownBy(() -> read(CATALOG.formatted(MODEL + "," + MODEL)))
                .hasMessage("The catalog's model acme/one stands in it twice.");
    }

    @Test
    void anAliasMayNotLeadToTwoModelsOfOneProvider() {
        String other = MODEL.replace("acme/one", "acme/two").replace("\"modelId\": \"one\"", "\"modelId\": \"two\"");
        assertThatThrownBy(() -> read(CATALOG.formatted(MODEL + "," + other))).hasMessage(
                "The catalog's model acme/two has a wrong \"aliases\": uno is also a name of acme/one.");
    }

    @Test
    void aDoubledFieldIsRefused() {
        assertThatThrownBy(() -> read("{\"schemaVersion\": 1, \"schemaVersion\": 2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The catalog is not readable as JSON at line 1, column ")
                .hasMessageContaining("schemaVersion");
    }

    @Test
    void whatIsNoCatalogIsRefused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The catalog is not a JSON object.");
        assertThatThrownBy(() -> read("[]")).hasMessage("The catalog is not a JSON object.");
        assertThatThrownBy(() -> read("{\"schemaVersion\": 2}"))
                .hasMessage("The catalog has a wrong \"schemaVersion\" (2): it needs a whole number from 1 to 1.");
        assertThatThrownBy(() -> read(CATALOG.formatted(MODEL).replace("USD", "EUR")))
                .hasMessage("The catalog has a wrong \"currency\" (\"EUR\"): it needs \"USD\".");
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The catalog is not readable as JSON");
    }

    private static Catalog read(String json) throws IOException {
        return CatalogReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
