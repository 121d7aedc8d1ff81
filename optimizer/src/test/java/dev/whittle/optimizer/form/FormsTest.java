package dev.whittle.optimizer.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The decoders, held against Jackson.
final class FormsTest {
    private static final List<String> TEXTS = List.of("", " ", "Ann", "a, b", "\"", "true", "12", "-0.5", "null",
            "x\ny",
            "\\", "[1]", "{", "é", "a|b", "=1+1", "a: b", " lead", "tail ", "10:30", "1e5", "日本", "😀", "\t", "#", "'");

    @Test
    void aLineSaidOnceWithItsNumberReadsBack() {
        assertThat(RepeatedLine.folded("a b\na b\na b")).hasValue("a b [3 times]");
        assertThat(RepeatedLine.unfolded("a b [3 times]")).hasValue("a b\na b\na b");
        assertThat(Forms.same("a b\na b\na b", "a b [3 times]")).isTrue();
        assertThat(Forms.same("a b\na b\na b\na b", "a b [3 times]")).isFalse();
        for (String other : List.of("", "a", "a\na", "a\na\nb", "a\r\na\r\na",
                "a [2 times]\na [2 times]\na [2 times]")) {
            assertThat(RepeatedLine.folded(other)).as(other).isEmpty();
        }
    }

    @Test
    void whatRecordsSayReadsBackAsTheSameValue() {
        int encoded = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            JsonNode value = value(new SplittableRandom(seed));
            String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
            String lines = Records.encoded(json).orElse(null);
            if (lines != null) {
                encoded++;
                assertThat(JsonMapper.shared().readTree(Records.decoded(lines).orElseThrow())).as("seed %d", seed)
                        .isEqualTo(value);
                assertThat(Forms.same(json, lines)).isTrue();
            }
        }
        assertThat(encoded).isGreaterThan(1_000);
    }

    @Test
    void minifiedJsonIsTheSameValue() {
        for (long seed = 0; seed < 500; seed++) {
            JsonNode value = value(new SplittableRandom(seed));
            String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
            assertThat(Json.minified(json)).contains(JsonMapper.shared().writeValueAsString(value));
        }
    }

    @Test
    void aChangedValueIsNotTheSame() {
        assertThat(Forms.same("{\"a\": 1.0}", "{\"a\":1}")).isFalse();
        assertThat(Forms.same("{\"a\": \"1\"}", "{\"a\":1}")).isFalse();
        assertThat(Forms.same("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},{\"a\":1,\"b\":2}]", "a,b\n1,2\n1,2\n1,3"))
                .isFalse();
        assertThat(Forms.same("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},{\"a\":1,\"b\":2}]", "a,b\n1,2\n1,2")).isFalse();
        assertThat(Forms.same("|a|b|\n|--|--|", "|a|c|\n|-|-|")).isFalse();
        assertThat(Forms.same("08:00:01 a\n08:00:02 a", "08:00:01 a [also at 08:00:03]")).isFalse();
        assertThat(Forms.same("not a form", "not a form")).isFalse();
    }

    @Test
    void changedXmlIsNotTheSame() {
        assertThat(Forms.same("<a><b>1</b> <c>2</c></a>", "<a><b>1</b><c>2</c></a>")).isTrue();
        assertThat(Forms.same("<a><b>1</b> <c>2</c></a>", "<a><b>1</b><c>3</c></a>")).isFalse();
        assertThat(Forms.same("<a><b>1</b> <!--x--></a>", "<a><b>1</b></a>")).isFalse();
        assertThat(Forms.same("<a>so <b>1</b> <c>2</c></a>", "<a>so <b>1</b><c>2</c></a>")).isFalse();
        assertThat(Forms.same("<a x='1' y='2'/>", "<a x='1'/>")).isFalse();
        assertThat(Forms.same("<a> </a>", "<a></a>")).isFalse();
        String rows = "<r a='1' b='2'/><r a='1' b='2'/><r a='1' b='2'/>";
        assertThat(Forms.same(rows, "r:\n@a,@b\n1,2\n1,2\n1,2")).isTrue();
        assertThat(Forms.same(rows, "r:\n@a,@b\n1,2\n1,2\n1,3")).isFalse();
        assertThat(Forms.same(rows, "r:\n@a,@b\n1,2\n1,2")).isFalse();
    }

    /// The JDK's own transformer writes the XML, its own reader compares.
    @Test
    void xmlAsLinesOrWithoutLayoutReadsBackAsTheSameDocument() throws Exception {
        int lines = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Document document = XmlDocuments.of(new SplittableRandom(seed));
            String xml = XmlDocuments.indented(document);
            String bare = Xml.minified(xml).orElseThrow();
            assertThat(XmlDocuments.parsed(bare).isEqualNode(document)).as("seed %d: %s", seed, bare).isTrue();
            assertThat(Xml.minified(bare)).contains(bare);
            assertThat(Forms.same(xml, bare)).isTrue();
            Optional<String> written = Xml.lines(xml);
            lines += written.isPresent() ? 1 : 0;
            written.ifPresent(text -> assertThat(Forms.same(xml, text)).isTrue());
        }
        assertThat(lines).isGreaterThan(150);
    }

    @Test
    void hostileTextIsNoForm() {
        assertThat(Xml.minified("<a>".repeat(300) + "</a>".repeat(300))).isEmpty();
        assertThat(Xml.minified("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")).isEmpty();
        assertThat(Xml.minified("<a>&b;</a>")).isEmpty();
        assertThat(Xml.end("<a>".repeat(100_000), 0)).isNegative();
        assertThat(Json.minified("[".repeat(100_000))).isEmpty();
        assertThat(Json.minified("{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}")).isEmpty();
        assertThat(Records.decoded("a,b\n\"\n\"\n\"")).isEmpty();
        assertThat(Log.unfolded("08:00:01 a [also at ]")).isNotNull();
    }

    private static JsonNode value(SplittableRandom random) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        for (int rows = 3 + random.nextInt(4); rows > 0; rows--) {
            ObjectNode row = list.addObject();
            for (String name : List.of("id", "name", "is it", "x_1")) {
                switch (random.nextInt(6)) {
                    case 0 -> row.put(name, random.nextInt(1_000) - 500);
                    case 1 -> row.put(name, random.nextBoolean());
                    case 2 -> row.putNull(name);
                    case 3 -> {
                    }
                    default -> row.put(name, TEXTS.get(random.nextInt(TEXTS.size())));
                }
            }
        }
        if (random.nextBoolean()) {
            return list;
        }
        ObjectNode object = JsonMapper.shared().createObjectNode().put("count", list.size());
        object.put("note", TEXTS.get(random.nextInt(TEXTS.size())));
        object.set("rows", list);
        return object.put("next", TEXTS.get(random.nextInt(TEXTS.size())));
    }
}
