package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.models.PriceText;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.pricelist.PriceChange;
import dev.whittle.catalog.pricelist.PriceDiff;
import dev.whittle.catalog.pricelist.Refusal;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a price list would change, for people and for programs.
final class DiffReport {
    private static final int FIRST = 20;

    private DiffReport() {}

    static void print(PriceDiff diff, boolean all, PrintWriter out) {
        out.println("%s is a price list of %s as of %s: %s models with a price.".formatted(
                Table.harmless(diff.list().file()), diff.list().format().title(), diff.asOf(),
                Figures.number(diff.list().listings().size())));
        out.println("%d changed, %d unchanged, %d no longer listed, %d not listed, %d new, %d refused.".formatted(
                diff.changed().size(), diff.unchanged().size(), diff.removed().size(), diff.notListed().size(),
                diff.added().size(), diff.refused().size()));
        changes(diff.changed(), out);
        names("No longer listed; their imported prices end", diff.removed(), out);
        names("Not listed; their prices stay", diff.notListed(), out);
        added(diff.added(), all, out);
        if (!diff.elsewhere().isEmpty()) {
            out.println("\n%s models of other providers; --add takes one by its key."
                    .formatted(Figures.number(diff.elsewhere().size())));
        }
        refused(diff, all, out);
    }

    static ObjectNode json(PriceDiff diff) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("file", diff.list().file())
                .put("format", diff.list().format().title()).put("as_of", diff.asOf().toString());
        ArrayNode changed = node.putArray("changed");
        for (PriceChange change : diff.changed()) {
            ObjectNode one = changed.addObject().put("key", change.key());
            one.put("fresher_here", change.fresherHere() == null ? null : change.fresherHere().toString());
            ArrayNode rates = one.putArray("rates");
            change.rates().forEach(rate -> rates.addObject().put("rate", rate.name()).put("old", plain(rate.before()))
                    .put("new", plain(rate.after()))
                    .put("percent", rate.percent().map(BigDecimal::toPlainString).orElse(null)));
        }
        ArrayNode added = node.putArray("added");
        for (Model model : diff.added()) {
            ObjectNode one = added.addObject().put("key", model.key()).put("name", model.displayName())
                    .put("context_window", model.limits().contextWindow());
            standard(model, one);
        }
        keys(node, "removed", diff.removed());
        keys(node, "not_listed", diff.notListed());
        keys(node, "unchanged", diff.unchanged());
        node.put("of_other_providers", diff.elsewhere().size());
        ArrayNode refused = node.putArray("refused");
        diff.refused().forEach(row -> refused.addObject().put("row", row.row()).put("reason", row.reason()));
        ArrayNode shrunk = node.putArray("shrunk");
        diff.shrunk().forEach(shrunk::add);
        return node;
    }

    private static void changes(List<PriceChange> changes, PrintWriter out) {
        for (boolean newer : new boolean[]{true, false}) {
            List<PriceChange> some = changes.stream().filter(change -> change.isNewer() == newer).toList();
            if (some.isEmpty()) {
                continue;
            }
            out.println(newer ? "\nChanged:" : "\nOther prices, but ours were read later; --older takes them:");
            Table table = new Table("model", "rate", ">old", ">new", ">change", newer ? "" : "ours read on");
            for (PriceChange change : some) {
                String name = change.key();
                for (PriceChange.Rate rate : change.rates()) {
                    table.row(name, rate.name(), rate(rate.before()), rate(rate.after()), percent(rate),
                            newer ? "" : String.valueOf(change.fresherHere()));
                    name = "";
                }
            }
            table.print(out);
        }
    }

    private static void added(List<Model> added, boolean all, PrintWriter out) {
        if (added.isEmpty()) {
            return;
        }
        out.println("\nNew; --add takes one by its key:");
        Table table = new Table("model", "name", ">input", ">output", ">context");
        for (Model model : all ? added : added.subList(0, Math.min(FIRST, added.size()))) {
            Price price = model.prices().getFirst();
            table.row(model.key(), model.displayName(), PriceText.rate(price.rates().input()),
                    PriceText.rate(price.rates().output()), Figures.number(model.limits().contextWindow()));
        }
        table.print(out);
        more(added, all, out);
    }

    private static void refused(PriceDiff diff, boolean all, PrintWriter out) {
        if (!diff.shrunk().isEmpty() || !diff.refused().isEmpty()) {
            out.println("\nRefused:");
            diff.shrunk().forEach(sentence -> out.println(Table.harmless(sentence)));
            List<Refusal> refused = diff.refused();
            for (Refusal row : all ? refused : refused.subList(0, Math.min(FIRST, refused.size()))) {
                out.println(Table.harmless("%s: %s".formatted(row.row(), row.reason())));
            }
            more(refused, all, out);
        }
    }

    private static void names(String title, List<String> keys, PrintWriter out) {
        if (!keys.isEmpty()) {
            out.println("\n%s: %s".formatted(title, Table.harmless(String.join(", ", keys))));
        }
    }

    private static void more(Collection<?> rows, boolean all, PrintWriter out) {
        if (!all && rows.size() > FIRST) {
            out.println("and %d more; --all lists them.".formatted(rows.size() - FIRST));
        }
    }

    private static void standard(Model model, ObjectNode node) {
        Price price = model.prices().getFirst();
        node.put("input", plain(price.rates().input())).put("output", plain(price.rates().output()));
    }

    private static void keys(ObjectNode node, String field, List<String> keys) {
        ArrayNode array = node.putArray(field);
        keys.forEach(array::add);
    }

    private static String percent(PriceChange.Rate rate) {
        return rate.percent().map(percent -> (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %")
                .orElse("-");
    }

    private static String rate(@Nullable BigDecimal rate) {
        return rate == null ? "unknown" : PriceText.rate(rate);
    }

    private static @Nullable String plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }
}
