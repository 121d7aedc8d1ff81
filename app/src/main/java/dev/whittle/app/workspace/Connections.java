package dev.whittle.app.workspace;

import java.util.List;
import java.util.Optional;

/// The servers the person entered, in their order.
public record Connections(List<SavedConnection> all) {
    public static final Connections NONE = new Connections(List.of());

    /// @throws IllegalArgumentException if two have the same name; the message is one sentence for the person
    public Connections {
        all = List.copyOf(all);
        List<String> names = all.stream().map(SavedConnection::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new IllegalArgumentException(
                        "Two connections are called \"%s\"; give one of them another name.".formatted(names.get(i)));
            }
        }
    }

    /// The connection with a name.
    public Optional<SavedConnection> named(String name) {
        return all.stream().filter(connection -> connection.name().equals(name)).findFirst();
    }
}
