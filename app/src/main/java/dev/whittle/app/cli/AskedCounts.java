package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.tokenizer.AskedCount;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Model;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a provider itself counts, for each model it was asked about.
///
/// @param host who was asked, or empty if nobody was
/// @param tokens by the model's key
/// @param problems why there is no count, by the model's key
record AskedCounts(String host, Map<String, Long> tokens, Map<String, String> problems) {
    static final AskedCounts NONE = new AskedCounts("", Map.of(), Map.of());

    /// @throws IllegalArgumentException if the options do not go together; the message is one sentence
    static void check(boolean ask, boolean lines, List<String> models, ServerOptions server) {
        if (!ask && server.isGiven()) {
            throw new IllegalArgumentException(
                    "A server is only asked with --ask; add it, or leave out the server's options.");
        }
        if (ask && (lines || models.isEmpty() || !server.isGiven())) {
            throw new IllegalArgumentException(
                    "--ask needs --model, and --provider (anthropic, gemini, openai-responses) or --connection; it does not go with --jsonl.");
        }
    }

    /// Asks about each model in turn; one that fails is a problem of its own.
    static AskedCounts of(Terminal terminal, ServerOptions server, Prompt prompt, List<Model> models)
            throws InterruptedException, IOException, WorkspaceException {
        SavedConnection chosen = server.chosen(terminal);
        if (!ServerOptions.provider(terminal, chosen.provider()).countsTokens()) {
            throw new IllegalArgumentException(
                    "The provider %s counts no tokens on request; anthropic, gemini and openai-responses do."
                            .formatted(chosen.provider()));
        }
        String host = String.valueOf(chosen.baseUrl().getRawAuthority());
        Map<String, Long> tokens = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        try (LanguageModel client = server.connect(terminal, chosen)) {
            terminal.say("sending the prompt to %s to be counted.".formatted(host));
            for (Model model : models) {
                try {
                    long said = client.countTokens(
                            new ModelRequest(model.modelId(), prompt.rendered(), Parameters.DEFAULT));
                    tokens.put(model.key(), said);
                    learn(terminal, AskedCount.of(model, prompt, host, said, terminal.today()));
                } catch (ModelException e) {
                    problems.put(model.key(), String.valueOf(e.getMessage()));
                    terminal.say("%s was not counted: %s".formatted(model.key(), e.getMessage()));
                }
            }
        }
        return new AskedCounts(host, tokens, problems);
    }

    private static void learn(Terminal terminal, Optional<AskedCount> count) throws IOException {
        if (count.isPresent()) {
            String family = count.get().family();
            terminal.tokenizerRegistry().add(count.get());
            terminal.tokenizerRegistry().recalibration(family).ifPresent(taught -> terminal.say(
                    "the estimate %s %s from now on; \"whittle tokenizers remove %s\" forgets that.".formatted(family,
                            taught.text(), family)));
        }
    }

    boolean failed() {
        return !problems.isEmpty();
    }

    /// The row with what the provider counts; nothing is added where nobody was asked.
    ObjectNode addTo(ObjectNode row, @Nullable Model model) {
        if (!host.isEmpty() && model != null) {
            row.put("asked", tokens.get(model.key())).put("asked_host", host);
        }
        return row;
    }

    /// One line for people, such as `anthropic/claude-x: api.anthropic.com counts 1,024 (our estimate: -3.1 %)`.
    Optional<String> line(@Nullable Model model, TokenCount ours) {
        Long asked = model == null ? null : tokens.get(model.key());
        if (model == null || asked == null) {
            return Optional.empty();
        }
        String ratio = asked == 0
                ? ""
                : String.format(Locale.ROOT, ": %+.1f %%", 100.0 * (ours.tokens() - asked) / asked);
        return Optional.of("%s: %s counts %s (our %s%s%s)".formatted(model.key(), host, Figures.number(asked),
                ours.exact() ? "count" : "estimate", ratio,
                ours.low() <= asked && asked <= ours.high() ? "" : ", outside its band"));
    }
}
