package dev.whittle.optimizer.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.fewshot.Findings.Label;
import dev.whittle.optimizer.fewshot.Rendering.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    @Test
    void taskLabelsAndFormAreThoseAPersonReads() throws IOException {
        for (FewShotSets.Task task : FewShotSets.own()) {
            Findings findings = Findings.of(set(task.pairs()));
            assertThat(findings.labels().stream().map(Label::text)).as(task.name())
                    .containsExactlyInAnyOrderElementsOf(task.labels());
            assertThat(findings.format().id()).as(task.name()).isEqualTo(task.format());
            if (!task.name().equals("short titles")) { // rewriting or writing: people differ
                assertThat(findings.task().id()).as(task.name()).isEqualTo(task.task());
            }
        }
    }

    @Test
    void noRuleThatAlwaysHoldsIsContradictedByAnExampleHeldOut() throws IOException {
        List<List<Pair>> all = new ArrayList<>(FewShotSets.own().stream().map(FewShotSets.Task::pairs).toList());
        FewShotSets.real().stream().map(FewShotSets::pairs).filter(pairs -> pairs.size() > 1 && pairs.size() < 10)
                .forEach(all::add);
        for (List<Pair> pairs : all) {
            List<String> whole = Findings.of(set(pairs)).rules().stream().filter(Rule::always).map(Rule::text).toList();
            for (int out = 0; out < pairs.size(); out++) {
                List<Pair> rest = new ArrayList<>(pairs);
                Pair held = rest.remove(out);
                assertThat(Findings.of(set(rest)).rules().stream().filter(Rule::always).map(Rule::text))
                        .as(held.toString()).isSubsetOf(whole);
            }
        }
    }

    @Test
    void labelsTellWhichExamplesHaveThem() {
        assertThat(Findings.of(set(List.of(new Pair("a", "yes"), new Pair("b", "no"), new Pair("c", "yes")))).labels())
                .containsExactly(new Label("yes", List.of(1, 3)), new Label("no", List.of(2)));
    }

    @Test
    void contradictionsAndCopiesAreNamed() {
        assertThat(Findings.of(set(List.of(new Pair("ok", "yes"), new Pair("ok", "no"), new Pair("x", "no"),
                new Pair("x", "no")))).notes()).containsExactly(
                        "Examples 1 and 2 contradict each other: the same input has different answers.",
                        "Examples 3 and 4 are the same.");
    }

    @Test
    void twoExamplesAreTooFewForARule() {
        assertThat(Findings.of(set(List.of(new Pair("abc", "a b c"), new Pair("def", "d e f")))).rules()).isEmpty();
        assertThat(Findings.of(set(List.of(new Pair("abc", "a b c")))).rules()).isEmpty();
        assertThat(Findings.of(ExampleSet.none("none")).rules()).isEmpty();
    }

    @Test
    void anExceptionLowersTheSupport() {
        Findings findings = Findings.of(set(List.of(new Pair("1", "{\"a\": 1, \"b\": 2}"),
                new Pair("2", "{\"a\": 1, \"b\": 2}"), new Pair("3", "{\"a\": 1}"))));
        assertThat(findings.rules()).contains(
                new Rule("form.json-key", "The answer has the key \"a\".", 3, 3, false),
                new Rule("form.json-key", "The answer has the key \"b\".", 2, 3, false));
    }

    private static ExampleSet set(List<Pair> pairs) {
        List<Example> examples = pairs.stream().map(pair -> new Example(pair.input(), pair.output(), "", 0, 0, 1))
                .toList();
        return new ExampleSet(Format.LABELS, "Input", "Output", examples, false, List.of());
    }
}
