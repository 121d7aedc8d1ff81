package dev.whittle.optimizer.training;

import dev.whittle.optimizer.experiment.check.Secrets;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// Training data, parted into what is learned from and what is held out, so that no prompt is in both.
///
/// @param training lines to learn from, without line ends
/// @param validation lines held out
/// @param leftOut how many answers were left out for which reason, in words
/// @param secrets the kinds of secrets that answers were left out for
public record TrainingData(
        TrainingKind kind, List<String> training, List<String> validation, SequencedMap<String, Integer> leftOut,
        SequencedSet<String> secrets) {
    /// Fewest examples OpenAI begins a job with.
    public static final int FEWEST = 10;

    private static final String COPIES = "said the same as another";
    private static final String SECRET = "held a secret";
    private static final String EMPTY = "were empty, or had no message of a user before them";
    private static final String UNRATED = "were not rated";
    private static final String BAD = "were not good enough";
    private static final String NO_PAIR = "had no better or worse answer beside them";

    public TrainingData {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        leftOut = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(leftOut));
        secrets = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(secrets));
    }

    /// Makes training data. An answer with a secret in it or in its prompt is left out as a whole: what stood in its
    /// place would be learned. Of pairs, the best answer to a prompt stands beside each worse one.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public static TrainingData of(TrainingKind kind, List<RatedAnswer> answers, TrainingOptions options)
            throws InterruptedException {
        SequencedMap<String, Integer> leftOut = new LinkedHashMap<>();
        SequencedSet<String> secrets = new LinkedHashSet<>();
        SequencedMap<List<Message>, List<RatedAnswer>> byPrompt = new LinkedHashMap<>();
        Set<RatedAnswer> seen = new HashSet<>();
        for (RatedAnswer answer : answers) {
            String why = refused(answer, kind, options, secrets);
            if (why.isEmpty() && !seen.add(new RatedAnswer(answer.messages(), answer.answer().strip(), null))) {
                why = COPIES;
            }
            if (why.isEmpty()) {
                byPrompt.computeIfAbsent(answer.messages(), _ -> new ArrayList<>()).add(answer);
            } else {
                leftOut.merge(why, 1, Integer::sum);
            }
        }
        List<List<String>> prompts = new ArrayList<>();
        for (List<RatedAnswer> same : byPrompt.values()) {
            List<String> lines = kind.paired() ? pairs(kind, same, options, leftOut) : chats(same);
            if (!lines.isEmpty()) {
                prompts.add(lines);
            }
        }
        return parted(kind, prompts, options, leftOut, secrets);
    }

    private static String refused(RatedAnswer answer, TrainingKind kind, TrainingOptions options,
            SequencedSet<String> secrets) throws InterruptedException {
        if (answer.answer().isBlank()
                || answer.messages().stream().noneMatch(message -> message.role() == Role.USER)) {
            return EMPTY;
        }
        if (answer.score() == null && (kind.paired() || !options.unrated())) {
            return UNRATED;
        }
        if (!kind.paired() && answer.score() != null && answer.score() < options.good()) {
            return BAD;
        }
        List<String> texts = new ArrayList<>(answer.messages().stream().map(Message::text).toList());
        texts.add(answer.answer());
        SequencedSet<String> found = Secrets.in(texts);
        secrets.addAll(found);
        return found.isEmpty() ? "" : SECRET;
    }

    private static List<String> chats(List<RatedAnswer> same) {
        return same.stream().map(answer -> TrainingLine.chat(answer.messages(), answer.answer())).toList();
    }

    private static List<String> pairs(TrainingKind kind, List<RatedAnswer> same, TrainingOptions options,
            Map<String, Integer> leftOut) {
        RatedAnswer best = Collections.max(same, Comparator.comparingDouble(TrainingData::score));
        if (score(best) < options.good()) {
            leftOut.merge(NO_PAIR, same.size(), Integer::sum);
            return List.of();
        }
        List<RatedAnswer> worse = same.stream().filter(answer -> score(answer) < score(best)).toList();
        int unpaired = same.size() - worse.size() - (worse.isEmpty() ? 0 : 1);
        if (unpaired > 0) {
            leftOut.merge(NO_PAIR, unpaired, Integer::sum);
        }
        return worse.stream().map(answer -> TrainingLine.pair(kind, best.messages(), best.answer(), answer.answer()))
                .toList();
    }

    private static double score(RatedAnswer answer) {
        return Objects.requireNonNull(answer.score());
    }

    private static TrainingData parted(TrainingKind kind, List<List<String>> prompts, TrainingOptions options,
            SequencedMap<String, Integer> leftOut, SequencedSet<String> secrets) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            order.add(i);
        }
        // java.util.Random, because its sequence is specified and the same on every machine.
        Collections.shuffle(order, new Random(options.seed()));
        int held = prompts.size() < 2 ? 0 : (int) Math.round(options.validation() * prompts.size());
        if (options.validation() > 0 && prompts.size() > 1) {
            held = Math.clamp(held, 1, prompts.size() - 1);
        }
        Set<Integer> out = new HashSet<>(order.subList(0, held));
        List<String> training = new ArrayList<>();
        List<String> validation = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            (out.contains(i) ? validation : training).addAll(prompts.get(i));
        }
        return new TrainingData(kind, training, validation, leftOut, secrets);
    }
}
