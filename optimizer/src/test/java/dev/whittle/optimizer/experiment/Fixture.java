package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the tests share: gpt-4o at its published prices, dearer before 2024-10-02.
public final class Fixture {
    public static final Price OLD = new Price(LocalDate.parse("2024-05-13"), LocalDate.parse("2024-10-02"),
            Price.Mode.STANDARD, null, rates("5", "15", null), List.of(), false, "openai-pricing",
            LocalDate.parse("2024-09-01"));
    public static final Price NEW = new Price(LocalDate.parse("2024-10-02"), null, Price.Mode.STANDARD,
            new Price.Window(LocalTime.parse("00:00"), LocalTime.parse("23:59:59")), rates("2.50", "10.00", "1.25"),
            List.of(new Price.Tier(128_000, false, rates("5.00", "20.00", "2.50"))), true, "openai-pricing",
            LocalDate.parse("2026-11-01"));
    public static final Model GPT_4O = new Model("openai/gpt-4o", "openai", "gpt-4o", List.of(), "GPT-4o", "o200k_base",
            new Model.Limits(128_000, null, 16_384L, null), Set.of(), Set.of("temperature", "seed"),
            new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(OLD, NEW));
    public static final Catalog CATALOG = new Catalog("test-2026-11-21", LocalDate.parse("2026-11-21"),
            List.of(GPT_4O));
    public static final URI OPENAI = URI.create("https://api.openai.com/v1");

    private Fixture() {}

    public static Column column(Target target, Parameters parameters) {
        Prompt prompt = Prompt.of(Message.system("Be brief."), Message.user("Hello {{name}}")).withValue("name", "Ada");
        return new Column("A", "Greeting, version 2", prompt, target, parameters);
    }

    public static Column column() {
        return column(Target.known(GPT_4O, "OpenAI", OPENAI), Parameters.DEFAULT);
    }

    private static Rates rates(String input, String output, @Nullable String cacheRead) {
        return new Rates(new BigDecimal(input), new BigDecimal(output),
                cacheRead == null ? null : new BigDecimal(cacheRead), null, null, null, null);
    }

    /// A server that plays a script.
    public interface Script extends LanguageModel {
        @Override
        Reply stream(ModelRequest request, Consumer<? super ReplyEvent> listener)
                throws ModelException, InterruptedException;

        @Override
        default List<String> models() {
            return List.of();
        }

        @Override
        default void close() {}
    }
}
