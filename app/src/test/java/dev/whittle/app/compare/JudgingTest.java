package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import dev.whittle.model.ModelException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class JudgingTest {
    private final Desk desk = Desk.local();

    private void run() {
        desk.compare.runAll();
        desk.background.runAll();
    }

    private UUID newest() {
        return desk.saved.getLast().id();
    }

    private BlindViewModel blind() {
        return desk.compare.blind();
    }

    private List<BlindState.Answer> dealt() {
        return ((BlindState.Voting) blind().stateProperty().get()).answers();
    }

    private int numberOf(String text) {
        return dealt().stream().filter(answer -> answer.text().equals(text)).findFirst().orElseThrow().number();
    }

    @Test
    void aRatingIsKeptBesideTheExperimentOnceThePersonPauses() {
        RatingViewModel rating = desk.compare.rating(desk.column(1));
        assertThat(rating.openProperty().get()).isFalse();
        run();
        assertThat(rating.openProperty().get()).isTrue();

        rating.starsProperty().set(4);
        rating.scoreProperty().set("87,5");
        rating.noteProperty().set("short");
        assertThat(desk.opinions.ratings).isEmpty();
        desk.background.elapse();
        desk.background.runAll();

        assertThat(desk.opinions.ratings).containsExactlyEntriesOf(java.util.Map.of(
                new HeldOpinions.Place(newest(), 1), new AnswerRating(4, new BigDecimal("87.5"), "short")));
    }

    @Test
    void aScoreThatIsNoneSaysSoAndIsNotKept() {
        run();
        RatingViewModel rating = desk.compare.rating(desk.column(0));

        rating.scoreProperty().set("good");
        assertThat(rating.problemProperty().get()).isEqualTo("A score is a number from 0 to 100, not \"good\".");
        rating.scoreProperty().set("101");
        assertThat(rating.problemProperty().get()).isEqualTo("A score is 0 to 100, not 101.");
        desk.background.elapse();
        desk.background.runAll();

        assertThat(desk.opinions.ratings).isEmpty();
    }

    @Test
    void anAnswerThatStaysTakesItsRatingIntoTheNextExperimentAndANewOneHasNone() {
        run();
        UUID first = newest();
        desk.compare.rating(desk.column(0)).starsProperty().set(5);
        desk.compare.rating(desk.column(1)).starsProperty().set(2);

        desk.compare.run(desk.column(1));
        desk.background.runAll();

        assertThat(desk.opinions.ratings.get(new HeldOpinions.Place(first, 1)))
                .isEqualTo(new AnswerRating(2, null, ""));
        assertThat(desk.opinions.ratings.get(new HeldOpinions.Place(newest(), 0)))
                .isEqualTo(new AnswerRating(5, null, ""));
        assertThat(desk.opinions.ratings).doesNotContainKey(new HeldOpinions.Place(newest(), 1));
        assertThat(desk.compare.rating(desk.column(1)).starsProperty().get()).isNull();
    }

    @Test
    void answersComeWithoutNamesAndTheVoteRevealsThem() {
        blind().onProperty().set(true);
        assertThat(blind().stateProperty().get()).isEqualTo(new BlindState.Waiting(
                "Run the columns: their answers come here without names, in an order nobody knows."));
        desk.compare.runAll();
        assertThat(blind().stateProperty().get())
                .isEqualTo(new BlindState.Waiting("2 answers are still under way."));
        desk.background.runAll();
        assertThat(dealt()).extracting(BlindState.Answer::text).containsExactlyInAnyOrder("First", "Second answer");

        List<Integer> shown = dealt().stream().map(BlindState.Answer::run).toList();
        blind().best(numberOf("Second answer"));
        desk.background.runAll();

        Vote vote = new Vote(shown, Vote.Verdict.BEST, 1);
        assertThat(desk.opinions.votes()).containsExactly(vote);
        BlindState.Revealed told = (BlindState.Revealed) blind().stateProperty().get();
        assertThat(told.vote()).isEqualTo(vote);
        assertThat(VoteText.of(told.experiment(), told.all()))
                .isEqualTo("Votes: A: one 0, B: two 1, tie 0, both bad 0.");
    }

    @Test
    void aVoteIsTakenBackAndGivenAgain() {
        run();
        blind().onProperty().set(true);
        blind().none(Vote.Verdict.ALL_BAD);
        desk.background.runAll();
        blind().takeBack();
        desk.background.runAll();
        assertThat(desk.opinions.votes()).isEmpty();

        blind().none(Vote.Verdict.TIE);
        blind().best(1); // the vote before is on its way
        desk.background.runAll();
        assertThat(desk.opinions.votes()).extracting(Vote::verdict).containsExactly(Vote.Verdict.TIE);
    }

    @Test
    void theOrderDoesNotTellWhoseAnAnswerIs() {
        run();
        blind().onProperty().set(true);
        long first = java.util.stream.IntStream.range(0, 1_000).filter(_ -> {
            blind().again();
            return dealt().getFirst().run() == 0;
        }).count();

        // A fair coin lies outside of this less than once in a thousand million times.
        assertThat(first).isBetween(400L, 600L);
    }

    @Test
    void anAnswerThatFailedTakesNoPartAndAloneThereIsNoVote() {
        desk.scripts.put("one", (_, _) -> {
            throw new ModelException(ModelException.Kind.TIMEOUT, "Nothing came.");
        });
        run();
        blind().onProperty().set(true);

        assertThat(blind().stateProperty().get()).isEqualTo(new BlindState.Waiting(
                "A vote needs two whole answers; switch the names on to see what became of the others."));
    }

    @Test
    void oneGoesOnWithWhatItsAnswerCameOf() {
        desk.prompts.set(List.of(Desk.current(Desk.PROMPT),
                Desk.optimized(dev.whittle.prompt.Prompt.of(dev.whittle.prompt.Message.user("Hi {{name}}")))));
        ColumnViewModel column = desk.column(1);
        column.promptIdProperty().set(PromptChoice.OPTIMIZED);
        column.text(ParameterField.TEMPERATURE).set("0.2");
        run();
        column.modelProperty().set("another");

        desk.compare.continueWith(column);

        assertThat(desk.continued).singleElement().satisfies(what -> {
            assertThat(what.prompt().messages().getFirst().text()).isEqualTo("Hi {{name}}");
            assertThat(what.target().model()).isEqualTo("two");
            assertThat(what.parameters().temperature()).isEqualTo(0.2);
        });
        assertThat(column.promptIdProperty().get()).isEqualTo(PromptChoice.CURRENT);
    }
}
