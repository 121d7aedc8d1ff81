package dev.whittle.optimizer.experiment.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The answer is in a language, or in one of several.
///
/// @param wanted two-letter codes of ISO 639-1
record Spoken(List<Template> wanted) implements Rule {
    Spoken {
        wanted = List.copyOf(wanted);
    }

    static Spoken of(Spec spec) {
        List<Template> wanted = spec.references();
        for (Template one : wanted) {
            if (one.fixed() && !Language.KNOWN.contains(code(one.text()))) {
                throw spec.refused("asks for the language %s; it can tell %s".formatted(Quote.of(one.text()),
                        String.join(", ", Language.KNOWN)));
            }
        }
        return new Spoken(wanted);
    }

    @Override
    public Verdict judge(Answer answer) {
        List<String> codes = wanted.stream().map(one -> code(one.in(answer))).toList();
        Optional<String> spoken = Language.of(answer.text());
        if (spoken.isEmpty()) {
            throw new CannotJudge("The answer is too short or too mixed to tell its language.");
        }
        return Verdict.of(codes.contains(spoken.get()), "The answer is in %s; the check asks for %s.".formatted(
                name(spoken.get()), String.join(" or ", codes.stream().map(Spoken::name).toList())));
    }

    private static String code(String text) {
        return Locale.forLanguageTag(text.strip().replace('_', '-')).getLanguage();
    }

    private static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
