package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs the columns of a comparison, each on its own: one that fails says so in its [Outcome] and touches
/// no other. Immutable and thread-safe; run every column on a thread of its own (a virtual one will do).
public final class Comparison {
    private static final System.Logger LOG = System.getLogger(Comparison.class.getName());

    private final Catalog catalog;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /// @param catalog whose prices hold from now on
    public Comparison(Catalog catalog) {
        this(catalog, InstantSource.system(), System::nanoTime);
    }

    Comparison(Catalog catalog, InstantSource clock, LongSupplier nanoTime) {
        this.catalog = catalog;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// Runs one column on the calling thread and always comes back with a run, whatever the provider does.
    /// Interrupting the thread stops it: the outcome then is [Outcome.Stopped], and the thread is no
    /// longer interrupted.
    ///
    /// The cost is the provider's own usage at the standard price that held when the column started.
    ///
    /// @param server a client of the column's server; it is not closed
    /// @param listener hears every event in order on this thread, first the notes about what is sent
    public Run run(Column column, LanguageModel server, Consumer<? super ReplyEvent> listener) {
        Instant startedAt = clock.instant();
        Optional<Model> model = model(column.target());
        @Nullable
        Price price = model.flatMap(known -> catalog.price(known, Price.Mode.STANDARD, startedAt))
                .orElse(null);
        Heard heard = new Heard(listener);
        Parameters sent = sent(column, model);
        notes(column, sent).forEach(note -> heard.accept(new ReplyEvent.Note(note)));
        Outcome outcome = ask(server, request(column, sent), heard, reply -> new Outcome.Finished(reply,
                cost(column.target(), model, reply, startedAt)));
        return new Run(column, sent, heard.notes(), catalog.id(), price, startedAt, outcome);
    }

    /// What [#run] would send for a column: its prompt filled, without the parameters the model refuses.
    public ModelRequest request(Column column) {
        return request(column, sent(column, model(column.target())));
    }

    private Optional<Model> model(Target target) {
        return Optional.ofNullable(target.catalogKey()).flatMap(this::byKey);
    }

    private static Parameters sent(Column column, Optional<Model> model) {
        return column.parameters().without(model.map(Model::unsupportedParams).orElseGet(Set::of));
    }

    private static ModelRequest request(Column column, Parameters sent) {
        return new ModelRequest(column.target().model(), column.prompt().rendered(), sent);
    }

    private Outcome ask(
            LanguageModel server, ModelRequest request, Heard heard, Function<Reply, Outcome> finished) {
        long start = nanoTime.getAsLong();
        Reply reply;
        try {
            reply = Objects.requireNonNull(server.stream(request, heard));
        } catch (InterruptedException _) {
            return new Outcome.Stopped(heard.text(), since(start));
        } catch (ModelException e) {
            String partial = e.partialText().isEmpty() ? heard.text() : e.partialText();
            // A connection closed by our own stop looks like a failure to some clients.
            return Thread.interrupted()
                    ? new Outcome.Stopped(partial, since(start))
                    : new Outcome.Failed(e.kind(), String.valueOf(e.getMessage()), partial, since(start));
        } catch (RuntimeException | LinkageError e) {
            if (heard.listenerFailed()) {
                throw e;
            }
            return broken(e, heard.text(), since(start));
        }
        return finished.apply(reply);
    }

    // Neither the person nor the log gets the exception's own message: that of java.net.http for a bad
    // header quotes the header, and with it the key.
    private static Outcome broken(Throwable cause, String partial, Duration elapsed) {
        String type = cause.getClass().getSimpleName();
        Throwable place = new IllegalStateException(type);
        place.setStackTrace(cause.getStackTrace());
        LOG.log(System.Logger.Level.WARNING, "A provider plugin broke", place);
        return new Outcome.Failed(null,
                "The provider plugin broke (%s): check the connection in Settings, or update the plugin."
                        .formatted(type),
                partial, elapsed);
    }

    private Optional<Model> byKey(String key) {
        return catalog.models().stream().filter(model -> model.key().equals(key)).findFirst();
    }

    private Cost cost(Target target, Optional<Model> model, Reply reply, Instant at) {
        Usage usage = reply.usage();
        switch (reply.origin()) {
            case REPLAY -> {
                return new Cost.Unpriced("The reply was recorded earlier; nothing was billed.");
            }
            case ECHO -> {
                return new Cost.Unpriced("The reply is an echo; nothing was billed.");
            }
            case PROVIDER -> {
            }
        }
        if (usage == null) {
            return new Cost.Unpriced("The provider reported no usage.");
        }
        return model.map(known -> catalog.cost(known, usage, Price.Mode.STANDARD, at))
                .orElseGet(() -> new Cost.Unpriced("No price is known for %s on %s."
                        .formatted(target.displayName(), target.host())));
    }

    private static List<String> notes(Column column, Parameters sent) {
        List<String> notes = new ArrayList<>();
        Parameters asked = column.parameters();
        dropped(notes, column, "temperature", asked.temperature(), sent.temperature());
        dropped(notes, column, "maximum output", asked.maxTokens(), sent.maxTokens());
        dropped(notes, column, "top-p", asked.topP(), sent.topP());
        dropped(notes, column, "seed", asked.seed(), sent.seed());
        dropped(notes, column, "stop texts", asked.stop(), sent.stop());
        dropped(notes, column, "a schema", asked.schema(), sent.schema());
        dropped(notes, column, "logprobs", asked.logprobs() ? true : null, sent.logprobs());
        for (String name : column.prompt().unfilled()) {
            notes.add("{{%s}} has no value and was sent as it is written.".formatted(name));
        }
        return notes;
    }

    private static void dropped(
            List<String> notes, Column column, String name, @Nullable Object asked, @Nullable Object sent) {
        if (asked != null && !asked.equals(sent)) {
            notes.add("%s does not take %s, so it was left out.".formatted(column.target().displayName(), name));
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
