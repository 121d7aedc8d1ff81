package dev.whittle.app.report;

import dev.whittle.app.Figures;
import dev.whittle.app.report.Report.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Charts as inline SVG, one row a column, coloured by the page's style sheet.
final class Charts {
    private static final int LEFT = 60;
    private static final int WIDE = 420;
    private static final int WORDS = 240;
    private static final int ROW = 30;
    private static final int TICKS = 20;

    private Charts() {}

    /// All charts that have something to show.
    static String of(List<Column> columns) {
        StringBuilder charts = new StringBuilder();
        if (columns.stream().anyMatch(column -> column.passed().n() > 0)) {
            charts.append(chart("Passed, with 95 % intervals", columns, ReportWords::passed, Charts::rate, percents()));
        }
        charts.append(bars("Cost", columns, Column::usd, ReportWords::cost, BigDecimal::doubleValue))
                .append(bars("Median time", columns, column -> column.median().orElse(null), ReportWords::time,
                        time -> time.toNanos()))
                .append(bars("Tokens in", columns, Column::input, column -> tokens(column.input()), Long::doubleValue))
                .append(bars("Tokens out", columns, Column::output, column -> tokens(column.output()),
                        Long::doubleValue));
        return charts.toString();
    }

    private static String tokens(@Nullable Long tokens) {
        return tokens == null ? "not reported" : Figures.number(tokens) + " (measured)";
    }

    private static <T> String bars(String title, List<Column> columns, Function<Column, @Nullable T> value,
            Function<Column, String> words, ToDoubleFunction<T> size) {
        double most = 0;
        for (Column column : columns) {
            T known = value.apply(column);
            most = known == null ? most : Math.max(most, size.applyAsDouble(known));
        }
        double full = most;
        return full == 0 ? "" : chart(title, columns, words, (column, y) -> {
            T known = value.apply(column);
            return known == null
                    ? ""
                    : "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"14\" rx=\"2\"/>".formatted(LEFT,
                            y - 7,
                            decimal(Math.max(1, WIDE * size.applyAsDouble(known) / full)));
        }, List.of());
    }

    /// @param at how far along the axis, 0 to 1
    private record Tick(double at, String words) {}

    private static List<Tick> percents() {
        return List.of(new Tick(0, "0 %"), new Tick(0.25, "25 %"), new Tick(0.5, "50 %"), new Tick(0.75, "75 %"),
                new Tick(1, "100 %"));
    }

    private interface Mark {
        String of(Column column, int y);
    }

    private static String rate(Column column, int y) {
        if (column.passed().n() == 0) {
            return "";
        }
        String whisker = column.interval().map(interval -> ("<line class=\"whisker\" x1=\"%s\" x2=\"%s\" y1=\"%d\" "
                + "y2=\"%d\"/>").formatted(decimal(LEFT + WIDE * interval.low()),
                        decimal(LEFT + WIDE * interval.high()), y, y))
                .orElse("");
        return whisker + "<circle class=\"dot\" cx=\"%s\" cy=\"%d\" r=\"6\"/>"
                .formatted(decimal(LEFT + WIDE * column.passed().share()), y);
    }

    private static String chart(String title, List<Column> columns, Function<Column, String> words, Mark mark,
            List<Tick> ticks) {
        int bottom = ROW * columns.size() + 8;
        int height = ticks.isEmpty() ? bottom : bottom + TICKS;
        StringBuilder svg = new StringBuilder(
                "<figure><figcaption>%s</figcaption><svg role=\"img\" viewBox=\"0 0 %d %d\">"
                        .formatted(Html.text(title), LEFT + WIDE + WORDS, height))
                .append("<title>").append(Html.text(title)).append("</title>")
                .append("<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"0\" y2=\"%d\"/>".formatted(LEFT, LEFT, bottom));
        for (Tick tick : ticks) {
            String x = decimal(LEFT + WIDE * tick.at());
            svg.append("<line class=\"axis\" x1=\"%1$s\" x2=\"%1$s\" y1=\"0\" y2=\"%2$d\"/>".formatted(x, bottom))
                    .append("<text class=\"tick\" x=\"%s\" y=\"%d\">%s</text>".formatted(x, height - 4, tick.words()));
        }
        int y = ROW / 2 + 4;
        for (Column column : columns) {
            svg.append("<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>".formatted(LEFT - 10, y + 5,
                    Html.text(column.label())))
                    .append(mark.of(column, y))
                    .append("<text x=\"%d\" y=\"%d\">%s</text>".formatted(LEFT + WIDE + 12, y + 5,
                            Html.text(words.apply(column))));
            y += ROW;
        }
        return svg.append("</svg></figure>\n").toString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
