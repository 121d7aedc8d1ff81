package dev.whittle.app.workspace;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the person set. API keys are refused: only where a key is found may be saved.
public final class Settings {
    public static final Setting<Appearance> APPEARANCE = new Setting<>("appearance", Appearance.class,
            Appearance.DEFAULT);
    public static final Setting<Workload> WORKLOAD = new Setting<>("workload", Workload.class, Workload.DEFAULT);
    public static final Setting<Favourites> FAVOURITES = new Setting<>("favourites", Favourites.class, Favourites.NONE);
    public static final Setting<Connections> CONNECTIONS = new Setting<>("connections", Connections.class,
            Connections.NONE);
    public static final Setting<TokenOptions> TOKENS = new Setting<>("token-view", TokenOptions.class,
            TokenOptions.DEFAULT);
    public static final Setting<FitOptions> FIT = new Setting<>("ladder-fit", FitOptions.class, FitOptions.DEFAULT);
    public static final Setting<SavingsPlan> SAVINGS = new Setting<>("savings", SavingsPlan.class, SavingsPlan.EMPTY);

    public static final Setting<OptimizeOptions> OPTIMIZE = new Setting<>("optimize", OptimizeOptions.class,
            OptimizeOptions.DEFAULT);
    public static final Setting<ContextOptions> CONTEXT = new Setting<>("context", ContextOptions.class,
            ContextOptions.DEFAULT);
    public static final Setting<CompareOptions> COMPARE = new Setting<>("compare", CompareOptions.class,
            CompareOptions.DEFAULT);
    public static final Setting<CaseChecks> CHECKS = new Setting<>("case-checks", CaseChecks.class, CaseChecks.NONE);
    public static final Setting<Budgets> BUDGETS = new Setting<>("budgets", Budgets.class, Budgets.NONE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(BigDecimal.class, override -> override.setFormat(
                    JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private final Database database;

    Settings(Database database) {
        this.database = database;
    }

    /// What is set, or the initial value if nothing is.
    public <T> T get(Setting<T> setting) throws WorkspaceException {
        Optional<String> body = database.read(handle -> handle
                .select("SELECT body FROM setting WHERE key = ?", setting.key()).mapTo(String.class).findOne());
        try {
            return body.map(json -> JSON.readValue(json, setting.type())).orElse(setting.initial());
        } catch (JacksonException e) {
            throw new WorkspaceException(Kind.UNREADABLE,
                    "The setting \"%s\" cannot be understood; set it again in Settings, or update Whittle."
                            .formatted(setting.key()),
                    e);
        }
    }

    /// Sets a value. Anything in it that looks like an API key is refused and not saved.
    public <T> void set(Setting<T> setting, T value) throws WorkspaceException {
        JsonNode json = JSON.valueToTree(value);
        if (KeyReference.holdsKey(json)) {
            throw new WorkspaceException(Kind.REFUSED, KeyReference.LOOKS_LIKE_A_KEY);
        }
        String body = JSON.writeValueAsString(json);
        database.write(handle -> handle.execute("INSERT INTO setting (key, body) VALUES (?, ?) "
                + "ON CONFLICT (key) DO UPDATE SET body = excluded.body", setting.key(), body));
    }
}
