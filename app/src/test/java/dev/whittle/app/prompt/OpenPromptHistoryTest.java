package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.junit.jupiter.api.Test;

/// Random sequences of everything a person can do, against the plainest model: the prompts that were seen.
final class OpenPromptHistoryTest {
    private static final List<String> TEXTS = List.of("", "a", " ", "\n", "word", "two words", "{{name}}", "x\r\ny",
            "\uD83D\uDE00", "a long line of text that is pasted in one go, longer than a stroke");
    private static final List<String> NAMES = List.of("name", "context", "ünïcode");

    private final OpenPrompt open = new OpenPrompt();
    private final Set<Prompt> seen = new HashSet<>();

    @Test
    void undoingAllReturnsToTheStartAndRedoingAllWalksTheSameWayToTheEnd() {
        long first = new Random().nextLong();
        for (int round = 0; round < 60; round++) {
            long seed = first + round;
            Random random = new Random(seed);
            open.open("start", prompt(random));
            Prompt start = open.prompt();
            seen.clear();
            seen.add(start);
            for (int step = 0; step < 80; step++) {
                act(random, seed);
            }
            all(open.redoableProperty(), open::redo);
            Prompt end = open.prompt();

            List<Prompt> back = all(open.undoableProperty(), open::undo);
            assertThat(open.prompt()).as("start, seed %d", seed).isEqualTo(start);
            List<Prompt> forth = all(open.redoableProperty(), open::redo);
            assertThat(open.prompt()).as("end, seed %d", seed).isEqualTo(end);
            assertThat(forth.reversed()).as("the same way, seed %d", seed).isEqualTo(back);
            assertThat(seen).as("seed %d", seed).containsAll(back);
        }
    }

    // The prompts from the first step to the last, both ends included.
    private List<Prompt> all(ReadOnlyBooleanProperty possible, Runnable step) {
        List<Prompt> way = new ArrayList<>(List.of(open.prompt()));
        while (possible.get()) {
            step.run();
            way.add(open.prompt());
        }
        return way;
    }

    private void act(Random random, long seed) {
        switch (random.nextInt(10)) {
            case 0 -> {
                open.undo();
                assertThat(seen).as("undo leads to what was there before, seed %d", seed).contains(open.prompt());
            }
            case 1 -> {
                open.redo();
                assertThat(seen).as("redo leads to what was undone, seed %d", seed).contains(open.prompt());
            }
            default -> {
                change(random);
                seen.add(open.prompt());
                assertThat(textsOfEditors()).as("seed %d", seed)
                        .isEqualTo(open.prompt().messages().stream().map(Message::text).toList());
            }
        }
    }

    private List<String> textsOfEditors() {
        return open.messages().stream().map(MessageText::text).toList();
    }

    private void change(Random random) {
        if (open.messages().isEmpty()) {
            open.add(pick(random, List.of(Role.values())));
            return;
        }
        MessageText message = pick(random, open.messages());
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> open.typed(message, message.text().length(), "",
                    String.valueOf("ab c\n".charAt(random.nextInt(5))));
            case 3 -> {
                int start = random.nextInt(message.text().length() + 1);
                int end = start + random.nextInt(message.text().length() - start + 1);
                open.typed(message, start, message.text().substring(start, end),
                        OpenPrompt.normalised(pick(random, TEXTS)));
            }
            case 4 -> open.setRole(message, pick(random, List.of(Role.values())));
            case 5 -> open.add(pick(random, List.of(Role.values())));
            case 6 -> {
                if (random.nextBoolean()) {
                    open.remove(message);
                } else {
                    open.move(message, random.nextBoolean() ? 1 : -1);
                }
            }
            case 7 -> open.setValue(pick(random, NAMES), pick(random, TEXTS));
            default -> open.replace(prompt(random));
        }
    }

    private static Prompt prompt(Random random) {
        List<Message> messages = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            messages.add(new Message(pick(random, List.of(Role.values())), pick(random, TEXTS)));
        }
        Prompt prompt = Prompt.EMPTY.withMessages(messages);
        return random.nextBoolean() ? prompt : prompt.withValue(pick(random, NAMES), pick(random, TEXTS));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
