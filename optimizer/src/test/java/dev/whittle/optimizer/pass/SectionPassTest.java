package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SectionPassTest extends PassContract {
    @Override
    Pass pass() {
        return new SectionPass(List.of("Executive Summary", "Conclusion"),
                List.of("raw tables", "Heading of the part"));
    }

    @Override
    boolean asksFirst() {
        return true;
    }

    @Override
    List<String> table() {
        return List.of(
                "Sum up.\n\n# Report\nBy Ann.\n\n## Executive Summary\nGood.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Data\nMuch.\n\n### More\nOf it.\n\n## Conclusion\nBuy.\n\n## Question\nWhy?",
                "Sum up.\n\n# Report\nBy Ann.\n\n## Executive Summary\nGood.\n\n## Conclusion\nBuy.\n\n## Question\nWhy?",
                "1. Executive Summary\nGood.\n\n2. Data\nMuch.\n\n2.1 More\nOf it.\n\n3. Conclusion\nBuy.",
                "1. Executive Summary\nGood.\n\n3. Conclusion\nBuy.",
                "EXECUTIVE SUMMARY\nGood.\n\nDATA ANALYSIS\nMuch.\n\nCONCLUSION\nBuy.",
                "EXECUTIVE SUMMARY\nGood.\n\nCONCLUSION\nBuy.",
                "<h1>Report</h1>\n<h2>Data</h2>\n<p>Much.</p>\n<h2>Conclusion</h2>\n<p>Buy.</p>",
                "<h1>Report</h1>\n<h2>Conclusion</h2>\n<p>Buy.</p>",
                "Executive Summary\n-----------------\nGood.\n\nData\n----\nMuch.",
                "Executive Summary\n-----------------\nGood.\n\n",
                "# Rules\nBe brief.\n\n# Tone\nKind.", "# Rules\nBe brief.\n\n# Tone\nKind.",
                "```\n# Conclusion\n# Data\n```", "```\n# Conclusion\n# Data\n```");
    }

    @Test
    void namesNoHeadingHasAreTold() {
        SectionPass pass = new SectionPass(List.of("Summary", "Outlook"), List.of("tables", "Annex"));
        assertThat(pass.unknown(Prompt.of(Message.user("# Executive Summary\nGood.")))).containsExactly("Outlook",
                "Annex");
    }

    @Test
    void withNothingToKeepOnlyWhatIsNamedGoes() {
        Pass pass = new SectionPass(List.of(), List.of("References"));
        Prompt prompt = Prompt.of(Message.user("# Data\nMuch.\n\n# References\n[1] Lee"));
        List<Edit> edits = pass.propose(prompt, Protector.find(prompt));
        assertThat(Splice.into(prompt, edits)).isEqualTo(Prompt.of(Message.user("# Data\nMuch.\n\n")));
    }

    @Test
    void aNameWithoutALetterIsRefused() {
        assertThatThrownBy(() -> new SectionPass(List.of("  "), List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The name of a section");
    }
}
