package dev.whittle.app.report;

import dev.whittle.app.compare.Fact;
import dev.whittle.app.compare.ParameterText;
import dev.whittle.catalog.Price;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.Rate;
import dev.whittle.prompt.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands above a column: what was asked of whom, at which price.
record ColumnHead(
        String label, String promptName, String promptText, String model, String host, String parameters,
        String rates) {

    static ColumnHead of(Column column, @Nullable Price price, Masking masking) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Message message : column.prompt().messages()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(message.role().id()).append(":\n").append(message.text());
        }
        column.prompt().values().forEach((name, value) -> text.append("\n\n{{%s}}:\n%s".formatted(name, value)));
        return new ColumnHead(column.label(), masking.text(column.promptName()), masking.text(text.toString()),
                column.target().displayName(), column.target().host(), ParameterText.of(column.parameters()),
                price == null ? "No price was known." : Fact.rates(price));
    }

    Report.Column column(int asked, int answered, Rate passed, Optional<Interval> interval, Sums sums, String beside) {
        return new Report.Column(label, promptName, promptText, model, host, parameters, rates, asked, answered, passed,
                interval, sums.usd(), sums.input(), sums.output(), sums.times(), beside);
    }
}
