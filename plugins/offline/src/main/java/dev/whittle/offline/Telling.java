package dev.whittle.offline;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Streams a text that is there already, at once, in words. Its times are those of this machine.
record Telling(String text, Consumer<? super ReplyEvent> listener) {
    Reply reply(Reply.Finish finish, @Nullable Usage usage, @Nullable String servedModel, Reply.Origin origin,
            @Nullable Confidence confidence) throws InterruptedException {
        long start = System.nanoTime();
        long first = 0;
        for (String word : text.split("(?<=\\s)(?=\\S)", -1)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!word.isEmpty()) {
                first = first == 0 ? System.nanoTime() : first;
                listener.accept(new ReplyEvent.Text(word));
            }
        }
        long end = System.nanoTime();
        return new Reply(text, finish, usage, servedModel, Duration.ofNanos((first == 0 ? end : first) - start),
                Duration.ofNanos(end - start), 1, origin, confidence);
    }
}
