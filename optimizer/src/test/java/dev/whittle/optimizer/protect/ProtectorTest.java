package dev.whittle.optimizer.protect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "Say {{name}} twice | VARIABLE | {{name}}",
        "Say {{{raw}}} twice | VARIABLE | {{{raw}}}",
        "Then {{#if x}}a{{/if}} | VARIABLE | {{#if x}}",
        "Then {% for a in b %} | VARIABLE | {% for a in b %}",
        "Fill {topic} in | VARIABLE | {topic}",
        "Fill ${topic} in | VARIABLE | ${topic}",
        "Fill %(topic)s in | VARIABLE | %(topic)s",
        "Fill [INSERT TEXT HERE] in | VARIABLE | [INSERT TEXT HERE]",
        "Use `a  b` here | CODE | `a  b`",
        "Use <doc id='1'>x</doc> | TAG | <doc id='1'>",
        "See https://a.example/b?c=d, then | ADDRESS | https://a.example/b?c=d,",
        "Mail a.b+c@mail.example.org now | ADDRESS | a.b+c@mail.example.org",
        "He said \"no way\" to it | QUOTE | \"no way\"",
        "He said 'don't do it' to it | QUOTE | 'don't do it'",
        "He said “no way” to it | QUOTE | “no way”",
        "Er sagte „nein“ dazu | QUOTE | „nein“",
        "Il dit «non» alors | QUOTE | «non»",
        "Due 2026-11-21T08:00Z or so | DATE | 2026-11-21T08:00Z",
        "Due 21 Nov 2026 or so | DATE | 21 Nov 2026",
        "Due March 3rd, 2026 or so | DATE | March 3rd, 2026",
        "Due 3/14/2026 or so | DATE | 3/14/2026",
        "At 10:30 pm or so | DATE | 10:30 pm",
        "At most 50 words each | NUMBER | 50 words",
        "Costs $1,250.50 a day | NUMBER | $1,250.50",
        "Grew 12% a year | NUMBER | 12%",
        "Got {\"a\": [1, {\"b\": \"}\"}]} back | DATA | {\"a\": [1, {\"b\": \"}\"}]}",
        "Got [1, 2, 3] back | DATA | [1, 2, 3]"})
    void findsWhatMustStay(String text, Kind kind, String protectedText) {
        assertThat(Protector.find(text)).filteredOn(found -> found.kind() == kind)
                .extracting(found -> text.substring(found.start(), found.end())).contains(protectedText);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```java\nint  a;\n```", "~~~\nx  y\n~~~", "```\nnever closed  x",
        "def f(x):\n    return  x", "SELECT  a FROM b",
        "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2", "name   value\nalpha  1",
        "diff --git a/x b/x\n@@ -1 +1 @@\n-a  b\n+a b",
        "key:\n  other:  value\n  list:\n    - a", "> quoted  text\n> more"})
    void wholeBlocksStay(String block) {
        String text = "Before it.\n\n" + block + "\n\nAfter it.";
        Shield shield = new Shield(Protector.find(Prompt.of(Message.user(text))).spans());
        for (int at = 12; at < 12 + block.length(); at++) {
            boolean lineBreakBetweenQuotes = block.startsWith(">") && text.charAt(at) == '\n';
            assertThat(shield.touches(0, at, at + 1) || lineBreakBetweenQuotes).as("char %d of %s", at - 12, block)
                    .isTrue();
        }
        assertThat(shield.touches(0, 0, 12)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Just prose, it's plain. And the users' data is theirs.",
        "Note: keep it short.\nTask: write.\nTone: kind.",
        "One sentence.  Another one.\nThird one.  A fourth.", "- item one\n- item two", "It is 'tis the season"})
    void proseIsFree(String text) {
        assertThat(Protector.find(text)).isEmpty();
    }

    // CommonMark 0.31, examples 120 to 147: at least as many marks of the same kind close a fence; one whose line
    // goes on with more backticks is code within a line.
    @Test
    void aFenceIsClosedByAsManyMarksAndNoFewer() {
        String outer = "````md\nrun:\n```\nx  =  1\n```\nend  of it\n````";
        assertThat(code("Keep this:\n" + outer + "\nand not  this.")).containsExactly(outer);
        String tildes = "~~~~\na  b\n~~~\nc  d\n~~~~~";
        assertThat(code(tildes + "\nnot  this")).containsExactly(tildes);
        assertThat(code("```a  b``` is code and the rest\nis  not.")).containsExactly("```a  b```");
        assertThat(code("```\nno end\n\nof it")).containsExactly("```\nno end\n\nof it");
    }

    @Test
    void aRuleOfAMakefileStaysWithItsTabsAndBlanks() {
        String rule = "build: src/a.c  src/b.c\n\tcc   -o app\tsrc/a.c\n\t@echo  done";
        assertThat(code("Mend this Makefile.\n\n" + rule + "\n\nBe  brief.")).contains(rule);
    }

    private static List<String> code(String text) {
        return Protector.find(text).stream().filter(found -> found.kind() == Kind.CODE)
                .map(found -> text.substring(found.start(), found.end())).toList();
    }

    @Test
    void frontMatterStaysWhole() {
        String text = "---\ntitle:  x\ntags: y\n---\nBody.";
        assertThat(Protector.find(text)).containsExactly(new Protector.Found(Kind.DATA, 0, text.indexOf("\nBody")));
    }

    @Test
    void mergingKeepsBoth() {
        Protection found = new Protection(List.of(new Span(0, 5, 9, "code")));
        Protection marked = new Protection(List.of(new Span(0, 0, 3, "marked")));
        assertThat(Protector.merge(found, marked).spans()).containsExactly(new Span(0, 0, 3, "marked"),
                new Span(0, 5, 9, "code"));
    }

    @Test
    void aShieldAnswersAsTheProtectionItself() {
        Protection protection = new Protection(List.of(new Span(0, 5, 9, "a"), new Span(0, 7, 12, "b"),
                new Span(0, 20, 21, "c"), new Span(1, 0, 2, "d")));
        Shield shield = new Shield(protection.spans());
        for (int message = 0; message < 3; message++) {
            for (int start = 0; start < 25; start++) {
                for (int end = start + 1; end < 25; end++) {
                    assertThat(shield.touches(message, start, end)).isEqualTo(protection.touches(message, start, end));
                }
            }
        }
        assertThat(shield.touches(0, 6, 6)).isTrue();
        assertThat(shield.touches(0, 5, 5)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"", "[\"", "{\"a\":", "<a ", "\"", "'", "“", "`", "{{", "{%", "a@", "1,", "```\n", "| ",
        "[[a", "$ ", "  \t", "a:\n  ", "-", "}", "A: \n"})
    void aHostileMegabyteCostsNoMoreThanLinearTime(String piece) {
        assertThat(Protector.find(piece.repeat(1_000_000 / piece.length()))).isNotNull();
    }
}
