package dev.whittle.optimizer.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Target;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A model asked directly: the way from a check over a comparison to a provider and back.
final class JudgeModelTest {
    private static final Parameters PARAMETERS = new Parameters(0.0, 200, null, 7L, List.of());

    private final List<ModelRequest> requests = new ArrayList<>();

    /// A server that says one thing, or fails.
    private final class Server implements LanguageModel {
        private final String text;

        Server(String text) {
            this.text = text;
        }

        @Override
        public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
                throws ModelException, InterruptedException {
            requests.add(request);
            if (text.isEmpty()) {
                throw new InterruptedException("stopped");
            }
            return new Reply(text, Reply.Finish.STOP, null, null, Duration.ZERO, Duration.ZERO, 1);
        }

        @Override
        public List<String> models() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private Verdict verdict(String reply) throws InterruptedException {
        Comparison comparison = new Comparison(new Catalog("test", LocalDate.parse("2026-11-21"), List.of()));
        JudgeModel judge = JudgeModel.of(comparison, Target.served("judge-1", "here", URI.create("http://localhost:1")),
                new Server(reply), PARAMETERS);
        return Sample.checks("[{'type': 'llm-rubric', 'value': 'Is polite'}]", new Equipment(null, judge))
                .judge(Answer.of("Certainly.", Map.of(), null));
    }

    @Test
    void theModelIsAskedOnceWithItsParametersAndItsCostComesBack() throws InterruptedException {
        Verdict verdict = verdict("{\"reason\": \"Polite.\", \"score\": 5}");

        assertThat(Sample.score(verdict)).isEqualTo(1);
        assertThat(verdict.costs()).containsExactly(new Cost.Unpriced("The provider reported no usage."));
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.model()).isEqualTo("judge-1");
            assertThat(request.parameters()).isEqualTo(PARAMETERS);
            assertThat(request.messages()).hasSize(2);
            assertThat(request.messages().getLast().text()).contains("Is polite", "Certainly.").doesNotContain("{{");
        });
    }

    @Test
    void aStoppedModelStopsTheCheck() {
        assertThatThrownBy(() -> verdict("")).isInstanceOf(InterruptedException.class);
    }
}
