package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    // In two parts, so that no scanner takes this file for a leak.
    private static final String KEY = "sk-proj-" + "abcdefghij0123456789ABCDEFGHIJ";

    @Test
    void everySecretIsReplacedAndNamedAndAllElseStays() throws Exception {
        Secrets.Masked masked = Secrets.mask("Use %s, or %s.\nMail ada@example.com".formatted(KEY, KEY));

        assertThat(masked.text()).isEqualTo("Use [secret left out], or [secret left out].\nMail ada@example.com");
        assertThat(masked.kinds()).containsExactly("an OpenAI key");
    }

    @Test
    void aTextWithoutSecretsStaysAsItIs() throws Exception {
        String text = "Set api_key to <your key>; password: {{password}} 🙂";

        assertThat(Secrets.mask(text).text()).isEqualTo(text);
        assertThat(Secrets.in(List.of("", text))).isEmpty();
    }

    @Test
    void everyKnownSecretIsFoundInTheMiddleOfAText() throws Exception {
        for (Finding finding : Finding.of(Finding.Kind.SECRET)) {
            // As in FindingTest: the examples of keys have a blank after their prefix.
            String example = finding.example().contains("-----") || finding.id().equals("password")
                    ? finding.example()
                    : finding.example().replace(" ", "");
            assertThat(Secrets.mask("before " + example + " after").kinds()).as(finding.id()).isNotEmpty();
            assertThat(Secrets.mask("before " + example + " after").text()).as(finding.id()).startsWith("before ")
                    .contains(Secrets.MASK).doesNotContain(example);
        }
    }
}
