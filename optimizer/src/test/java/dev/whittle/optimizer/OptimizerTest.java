package dev.whittle.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.Refused;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OptimizerTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void aLedgerHoldsProposalsAndLeavesThePromptAlone() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user("Please note that we read it in order to win."));
        Ledger ledger = optimize(prompt);
        assertThat(ledger.entries()).extracting(Entry::number, Entry::before, Entry::after, Entry::state)
                .containsExactly(
                        tuple(1, "Please note that we", "We", State.PROPOSED),
                        tuple(2, "in order to", "to", State.PROPOSED));
        assertThat(ledger.result()).isEqualTo(prompt);
        assertThat(ledger.after()).isEqualTo(ledger.before()).isEqualTo(TokenCount.exact(11));
    }

    @Test
    void decisionsCanBeTakenAndTakenBackOneByOne() throws InterruptedException {
        Ledger ledger = optimize(Prompt.of(Message.user("Please note that we read it in order to win.")));
        Ledger second = ledger.accept(2);
        assertThat(text(second)).isEqualTo("Please note that we read it to win.");
        assertThat(text(second.accept(1).reset(2))).isEqualTo("We read it in order to win.");
        assertThat(text(second.reject(1).acceptAll(_ -> true))).isEqualTo("Please note that we read it to win.");
        assertThat(text(ledger.acceptAll(entry -> entry.edit().rule().equals("wording.please-note-that")))).isEqualTo(
                "We read it in order to win.");
        assertThat(text(ledger.acceptAll(_ -> true))).isEqualTo("We read it to win.");
        assertThat(text(ledger)).startsWith("Please note");
    }

    @Test
    void theCountAfterIsCountedAnew() throws InterruptedException {
        Ledger ledger = optimize(Prompt.of(Message.user("Please note that we read it in order to win.")))
                .acceptAll(_ -> true);
        assertThat(ledger.after()).isEqualTo(O200K.count("We read it to win."));
    }

    @Test
    void whatSavesNothingIsNotOffered() throws InterruptedException {
        // Two and three line ends are one token of o200k_base each.
        assertThat(optimize(Prompt.of(Message.user("One line\n\n\nAnother line"))).entries()).isEmpty();
        for (long seed = 0; seed < 200; seed++) {
            assertThat(optimize(RandomPrompt.of(new SplittableRandom(seed))).entries()).as("seed %d", seed)
                    .allMatch(entry -> entry.tokensSaved() >= 1);
        }
    }

    @Test
    void anEstimateGatesOnItsBestGuess() throws InterruptedException {
        Tokenizer quarter = new Tokenizer() {
            @Override
            public String id() {
                return "quarter";
            }

            @Override
            public boolean exact() {
                return false;
            }

            @Override
            public TokenCount count(String text) {
                long tokens = text.length() / 4;
                return TokenCount.estimate(tokens, tokens / 2, tokens * 2);
            }
        };
        Ledger ledger = Optimizer.standard().optimize(Prompt.of(Message.user("We read it in order to win.")), quarter,
                Protection.NONE);
        assertThat(ledger.entries()).extracting(Entry::before).containsExactly("in order to");
        assertThat(ledger.acceptAll(_ -> true).after().exact()).isFalse();
    }

    @Test
    void whatThePersonMarksStays() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user("We read it in order to win, and you in order to learn."));
        Protection marked = new Protection(List.of(new Protection.Span(0, 0, 26, "marked")));
        Ledger ledger = Optimizer.standard().optimize(prompt, O200K, marked).acceptAll(_ -> true);
        assertThat(text(ledger)).isEqualTo("We read it in order to win, and you to learn.");
    }

    @Test
    void everyEditOfABadPassIsRefusedWithItsReason() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user("Do not use {{x}} after 12 May for the 😀 of Bob today."));
        Ledger ledger = new Optimizer(List.of(new Fixed(List.of(
                edit(0, 90, 95, ""), edit(3, 0, 1, ""), edit(0, 11, 16, "y"), edit(0, 3, 7, ""), edit(0, 23, 29, ""),
                edit(0, 39, 40, ""), edit(0, 43, 47, ""))))).optimize(prompt, O200K, Protection.NONE);
        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.refused()).extracting(Refused::why).containsExactly(
                "The edit lies outside the prompt, so it cannot be applied.",
                "The edit lies outside the prompt, so it cannot be applied.",
                "The edit touches protected text, which stays as it is.",
                "The edit would lose a fact that must survive: negation \"negation\".",
                "The edit changes a number, a date or an address, which must survive.",
                "The edit cuts a character in two, so it cannot be applied.",
                "The edit would lose a fact that must survive: name \"Bob\".");
    }

    @Test
    void twoCopiesAreNeverBothTakenOut() throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user("Use at most 50 words.\n\nBe kind to them.\n\nUse at most 50 words."));
        Pass first = new Fixed(List.of(edit(0, 0, 23, "")));
        Pass last = new Fixed(List.of(edit(0, 39, 62, "")));
        Ledger ledger = new Optimizer(List.of(first, last)).optimize(prompt, O200K, Protection.NONE);
        assertThat(ledger.acceptAll(_ -> true).retention().violated()).isEmpty();
        assertThat(ledger.refused()).extracting(Refused::why)
                .containsOnly("Together with other edits this one would lose a fact, so it is not offered.");
    }

    @Test
    void aMessageIsNeverEmptied() throws InterruptedException {
        Ledger ledger = new Optimizer(List.of(new Fixed(List.of(edit(0, 0, 5, ""))))).optimize(
                Prompt.of(Message.user("hello")), O200K, Protection.NONE);
        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.refused()).hasSize(1);
    }

    @Test
    void everySubsetOfEditsLeavesWordsApartAndFactsInPlace() throws InterruptedException {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Ledger ledger = optimize(RandomPrompt.of(random));
            for (Entry entry : ledger.entries()) {
                ledger = random.nextBoolean() ? ledger.accept(entry.number()) : ledger;
            }
            assertThat(ledger.retention().violated()).as("seed %d", seed).isEmpty();
            List<String> known = new ArrayList<>(words(ledger.original()));
            ledger.accepted().forEach(entry -> known.addAll(words(Prompt.of(Message.user(entry.after())))));
            assertThat(words(ledger.result())).as("words glued together, seed %d", seed).isSubsetOf(known);
        }
    }

    @Test
    void noSubsetMakesDoubleBlanksOutOfSingleOnes() throws InterruptedException {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Prompt tidy = optimize(RandomPrompt.of(random)).original();
            tidy = tidy.withMessages(tidy.messages().stream()
                    .map(message -> message.withText(
                            message.text().replaceAll("[ \\t]+", " ").replaceAll(" *\\R( *\\R)*", "\n\n").strip()
                                    + "."))
                    .toList());
            Ledger ledger = optimize(tidy);
            for (Entry entry : ledger.entries()) {
                ledger = random.nextBoolean() ? ledger.accept(entry.number()) : ledger;
            }
            assertThat(ledger.result().messages()).as("seed %d", seed).noneMatch(
                    message -> message.text().contains("  ") || message.text().contains("\n\n\n")
                            || message.text().contains(" \n"));
        }
    }

    @Test
    void anInterruptedThreadStopsTheWork() {
        Prompt prompt = Prompt.of(Message.user("We read it in order to win."));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> optimize(prompt)).isInstanceOf(InterruptedException.class);
    }

    private static List<String> words(Prompt prompt) {
        return prompt.messages().stream()
                .flatMap(message -> Pattern.compile("[\\p{L}\\p{N}]+").matcher(message.text()).results())
                .map(MatchResult::group).distinct().toList();
    }

    private static Ledger optimize(Prompt prompt) throws InterruptedException {
        return Optimizer.standard().optimize(prompt, O200K, Protection.NONE);
    }

    private static String text(Ledger ledger) {
        return ledger.result().messages().getFirst().text();
    }

    private static Edit edit(int message, int start, int end, String replacement) {
        return new Edit("fixed", "fixed.any", message, start, end, replacement, "", Risk.HIGH);
    }

    private record Fixed(List<Edit> edits) implements Pass {
        @Override
        public String id() {
            return "fixed";
        }

        @Override
        public String title() {
            return "Fixed";
        }

        @Override
        public List<Edit> propose(Prompt prompt, Protection protection) {
            return edits;
        }
    }
}
