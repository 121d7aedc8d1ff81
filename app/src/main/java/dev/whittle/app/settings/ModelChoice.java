package dev.whittle.app.settings;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.catalog.Model;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The server and the model a person chose for something that asks one. Owned by the window's thread.
public final class ModelChoice {
    private final Servers servers;
    private final ModelNames names;
    private final Background background;
    private final StringProperty connection = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    // The model each server was left with, to be there again when it is chosen again.
    private final Map<String, String> left = new HashMap<>();
    private @Nullable Server last;

    public ModelChoice(Servers servers, ModelNames names, Background background) {
        this.servers = servers;
        this.names = names;
        this.background = background;
        connection.addListener((_, _, _) -> connected());
    }

    /// The same choice, changed on its own from now on.
    public ModelChoice copy() {
        ModelChoice copy = new ModelChoice(servers, names, background);
        copy.connection.set(connection.get());
        copy.model.set(model.get());
        return copy;
    }

    public Servers servers() {
        return servers;
    }

    /// The name of the chosen connection, or empty.
    public StringProperty connectionProperty() {
        return connection;
    }

    /// The model's id as the server takes it.
    public StringProperty modelProperty() {
        return model;
    }

    /// What came of asking the server for its models, if that needs saying; may be empty.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public Optional<Server> server() {
        return servers.named(connection.get());
    }

    /// The model of the catalog whose prices hold, if one does.
    public Optional<Model> catalogModel() {
        return names.find(model.get().strip(), server());
    }

    /// Model ids to suggest.
    public List<String> suggestions() {
        Optional<Server> chosen = server();
        return names.suggestions(chosen, chosen.map(servers::offered).orElse(List.of()));
    }

    /// What is missing before it can be asked, in one sentence; empty if nothing is.
    public String problem() {
        Optional<Server> server = server();
        if (server.isEmpty()) {
            return connection.get().isEmpty()
                    ? "Choose a connection."
                    : "There is no connection \"%s\" any more; choose another.".formatted(connection.get());
        }
        if (!server.get().key().usable()) {
            return switch (server.get().key()) {
                case KeyState.Unset(String variable) -> variable + " is not set; Settings says what to do.";
                default -> server.get().host() + " wants a key; enter one in Settings.";
            };
        }
        return model.get().isBlank() ? "Choose a model." : "";
    }

    /// What is asked.
    ///
    /// @throws java.util.NoSuchElementException if there is no such connection
    public Target target() {
        Server server = server().orElseThrow();
        String id = model.get().strip();
        return catalogModel()
                .map(known -> Target.known(known, server.name(), server.baseUrl()))
                // An alias is sent as it was entered.
                .map(known -> new Target(id, known.catalogKey(), known.displayName(), known.connection(),
                        known.host()))
                .orElseGet(() -> Target.served(id, server.name(), server.baseUrl()));
    }

    /// Looks again at the servers: a connection is chosen where none is, and a renamed one is followed.
    public void reconnect() {
        Server before = last;
        if (connection.get().isEmpty()) {
            Optional<String> provider = catalogModel().map(Model::provider);
            servers.all().stream().filter(one -> provider.isPresent() && provider.get().equals(one.catalogProvider()))
                    .findFirst().or(() -> servers.all().stream().findFirst())
                    .ifPresent(server -> connection.set(server.name()));
        } else if (server().isEmpty() && before != null) {
            servers.all().stream().filter(one -> one.baseUrl().equals(before.baseUrl())).findFirst()
                    .ifPresent(server -> connection.set(server.name()));
        }
        connected();
    }

    /// Asks the server which models it has.
    ///
    /// @param then runs when that is known, or the notice says why it is not
    public void listModels(Runnable then) {
        Optional<Server> server = server();
        if (server.isEmpty()) {
            notice.set("Choose a connection first; then its server can be asked.");
            then.run();
            return;
        }
        notice.set("");
        LanguageModel client = servers.client(server.get());
        background.start(client::models, models -> {
            servers.setOffered(server.get().baseUrl(), models);
            notice.set(models.isEmpty() ? "%s says it has no models.".formatted(server.get().host()) : "");
            then.run();
        }, cause -> {
            notice.set(Problem.of(cause).text());
            then.run();
        });
    }

    // A model id means nothing on another provider's server.
    private void connected() {
        notice.set("");
        Optional<Server> now = server();
        if (now.isPresent()) {
            Server before = last;
            last = now.get();
            boolean elsewhere = before == null || !before.host().equals(now.get().host());
            if (elsewhere && before != null) {
                left.put(before.host(), model.get());
            }
            if (elsewhere && !has(now.get(), model.get().strip())) {
                model.set(left.getOrDefault(now.get().host(), ""));
            }
        }
    }

    // A stand-in answers whatever the model is called.
    private boolean has(Server server, String id) {
        return server.connection().staysOnThisMachine() || catalogModel().isPresent() || suggestions().contains(id);
    }
}
