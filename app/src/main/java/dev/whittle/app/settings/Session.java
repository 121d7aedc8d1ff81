package dev.whittle.app.settings;

import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client that is made at the first question and serves all others, so that connections are used again. Asked after it
/// was closed, it starts anew.
final class Session implements LanguageModel {
    private final Dial dial;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LanguageModel client;

    Session(Dial dial) {
        this.dial = dial;
    }

    @Override
    public Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
            throws ModelException, InterruptedException {
        return client().stream(request, listener);
    }

    @Override
    public List<String> models() throws ModelException, InterruptedException {
        return client().models();
    }

    @Override
    public long countTokens(ModelRequest request) throws ModelException, InterruptedException {
        return client().countTokens(request);
    }

    private LanguageModel client() throws ModelException {
        lock.lock();
        try {
            LanguageModel known = client;
            if (known == null) {
                known = dial.connect();
                client = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        LanguageModel known;
        lock.lock();
        try {
            known = client;
            client = null;
        } finally {
            lock.unlock();
        }
        if (known != null) {
            known.close();
        }
    }
}
