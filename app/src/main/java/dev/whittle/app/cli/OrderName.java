package dev.whittle.app.cli;

import dev.whittle.optimizer.context.Order;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an order of chunks: `best-first`, `best-first-and-last` or `original`.
final class OrderName implements ITypeConverter<Order> {
    @Override
    public Order convert(String text) {
        for (Order order : Order.values()) {
            if (name(order).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return order;
            }
        }
        throw new TypeConversionException("there is no order \"%s\", there are %s".formatted(text,
                Arrays.stream(Order.values()).map(OrderName::name).collect(Collectors.joining(", "))));
    }

    private static String name(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
