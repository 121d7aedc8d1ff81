package dev.whittle.app.models;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.pricelist.PriceDiff;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The catalog of this window and what changes it: prices of one's own, imports and their undoing.
public final class ModelsViewModel {
    private final PriceBook book;
    private final Background background;
    private final Problems problems;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Catalog> catalog;
    private final ReadOnlyObjectWrapper<PersonalPrices> personal;
    private final ReadOnlyObjectWrapper<ImportState> importing = new ReadOnlyObjectWrapper<>(new ImportState.Closed());
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Model> chosen = new SimpleObjectProperty<>();
    private final ObservableList<Model> all = FXCollections.observableArrayList();
    private final FilteredList<Model> shown = new FilteredList<>(all);
    private Cancellable reading = Cancellable.NONE;

    /// What the person typed for a price of their own; empty means that they leave it out.
    public record Typed(String input, String output, String cacheRead, String from) {}

    public ModelsViewModel(PriceBook book, Background background, Problems problems, InstantSource clock) {
        this.book = book;
        this.background = background;
        this.problems = problems;
        this.clock = clock;
        PriceBook.Contents contents = book.read();
        catalog = new ReadOnlyObjectWrapper<>(contents.catalog());
        personal = new ReadOnlyObjectWrapper<>(contents.personal());
        all.setAll(contents.catalog().models());
        search.addListener((_, _, words) -> shown.setPredicate(model -> model.matches(words)));
        if (contents.problem() != null) {
            problems.accept(contents.problem());
        }
    }

    /// What everything is priced by, new whenever a price changes.
    public ReadOnlyObjectProperty<Catalog> catalogProperty() {
        return catalog.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PersonalPrices> personalProperty() {
        return personal.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ImportState> importProperty() {
        return importing.getReadOnlyProperty();
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// The model whose prices are shown, or null.
    public ObjectProperty<@Nullable Model> chosenProperty() {
        return chosen;
    }

    /// The models with all the words that are searched for.
    public ObservableList<Model> rows() {
        return shown;
    }

    /// The standard price of this moment.
    Optional<Price> price(Model model) {
        return catalog.get().price(model, Price.Mode.STANDARD, now());
    }

    Instant now() {
        return clock.instant();
    }

    /// How old the catalog and its newest import are, in words.
    public String age() {
        Catalog now = catalog.get();
        String bundled = "%d models. Bundled catalog of %s, %d days old.".formatted(now.models().size(), now.asOf(),
                Math.max(0, today().toEpochDay() - now.asOf().toEpochDay()));
        return personal.get().imports().isEmpty()
                ? bundled
                : bundled + " Last %s.".formatted(personal.get().imports().getLast().source());
    }

    /// Reads a price list and shows what it would change.
    public void compare(Path file) {
        reading.cancel();
        String name = String.valueOf(file.getFileName());
        importing.set(new ImportState.Reading(name));
        reading = background.start(() -> book.compare(file, Optional.empty(), today()),
                diff -> importing.set(new ImportState.Compared(diff)),
                cause -> importing.set(new ImportState.Failed(name, Problem.of(cause).text())));
    }

    /// Takes what was compared.
    public void take(boolean older, Collection<String> additions) {
        if (importing.get() instanceof ImportState.Compared(PriceDiff diff)) {
            importing.set(new ImportState.Closed());
            background.start(() -> book.take(diff.taken(older, additions)), now -> {
                show(now);
                problems.news("Prices were %s.".formatted(now.personal().imports().getLast().source()), "Undo",
                        this::undoImport);
            }, problems::failed);
        }
    }

    /// Leaves the import; nothing changes.
    public void cancelImport() {
        reading.cancel();
        importing.set(new ImportState.Closed());
    }

    /// Takes the newest import back.
    public void undoImport() {
        change(PersonalPrices::withoutLastImport, "The import is undone; the prices before it hold again.");
    }

    /// Keeps a price of the person's own.
    ///
    /// @return one sentence if it is none, else empty
    public Optional<String> setPrice(Model model, Typed typed) {
        try {
            Rates rates = new Rates(money("input", typed.input()), money("output", typed.output()),
                    typed.cacheRead().isBlank() ? null : money("cache read", typed.cacheRead()), null, null, null,
                    null);
            LocalDate from = typed.from().isBlank() ? null : LocalDate.parse(typed.from().strip());
            Price price = Price.custom(from, null, Price.Mode.STANDARD, rates, today());
            change(before -> before.with(model.key(), price), "Your price of %s is kept.".formatted(
                    model.displayName()));
            return Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.of("\"%s\" is no day; write it as 2026-12-01.".formatted(typed.from()));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Adds a model of the person's own and chooses it.
    ///
    /// @return what is wrong with which field; if nothing is, the model is being added
    Map<ModelDraft.Field, String> add(ModelDraft draft) {
        Map<ModelDraft.Field, String> faults = draft.faults(catalog.get());
        if (faults.isEmpty()) {
            Model added = draft.model(today());
            change(before -> before.with(added), "%s is added.".formatted(added.key()), () -> {
                search.set("");
                chosen.set(catalog.get().find(added.key()).orElse(null));
            });
        }
        return faults;
    }

    /// Another program may have changed the price file: what it holds is used from now on. If it is broken,
    /// what was used before stays.
    public void reload() {
        background.start(book::read, now -> {
            Problem problem = now.problem();
            if (problem != null) {
                problems.accept(new Problem(problem.title(), "The prices from before stay in use until you mend it.",
                        problem.cause()));
            } else if (!now.catalog().id().equals(catalog.get().id())) {
                show(now);
                problems.news("Your prices or models were changed outside this window and are used now.");
            }
        }, problems::failed);
    }

    /// Takes the person's own prices of a model away.
    public void unset(Model model) {
        change(before -> before.without(model.key(), null, null),
                "The listed prices of %s hold again.".formatted(model.displayName()));
    }

    private void change(UnaryOperator<PersonalPrices> change, String news) {
        change(change, news, () -> {});
    }

    private void change(UnaryOperator<PersonalPrices> change, String news, Runnable then) {
        PersonalPrices before = personal.get();
        background.start(() -> book.change(change), now -> {
            show(now);
            then.run();
            problems.news(news, "Undo", () -> background.start(() -> book.change(_ -> before), this::show,
                    problems::failed));
        }, problems::failed);
    }

    private void show(PriceBook.Contents contents) {
        Model before = chosen.get();
        personal.set(contents.personal());
        catalog.set(contents.catalog());
        all.setAll(contents.catalog().models());
        chosen.set(before == null ? null : contents.catalog().find(before.key()).orElse(null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneId.systemDefault());
    }

    static BigDecimal money(String name, String typed) {
        String text = typed.strip();
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,12})?")) {
            throw new IllegalArgumentException(text.isEmpty()
                    ? "Give a price for %s in USD per million tokens, such as 2.50.".formatted(name)
                    : "\"%s\" is no price for %s; write it as 2.50.".formatted(text, name));
        }
        return new BigDecimal(text);
    }

    /// The keys of the models that would be added.
    static List<String> keys(Collection<Model> models) {
        return models.stream().map(Model::key).toList();
    }
}
