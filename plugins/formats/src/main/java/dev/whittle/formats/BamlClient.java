package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client of BAML: which provider and model a function asks, and with which parameters.
final class BamlClient {
    private static final Pattern CLIENT = Pattern.compile("client\\s*<\\s*llm\\s*>\\s*(\\w+)");
    private static final Map<String, String> PROVIDERS = Map.of("openai", "openai", "anthropic", "anthropic",
            "google-ai", "google", "azure-openai", "azure", "ollama", "ollama");

    private BamlClient() {}

    /// Whether BAML has a client for a provider of ours.
    static boolean knows(String provider) {
        return PROVIDERS.containsValue(provider);
    }

    /// The client of a function, with a blank line after it.
    static String write(Template held) throws FormatException {
        String provider = PROVIDERS.entrySet().stream().filter(entry -> entry.getValue().equals(held.provider()))
                .map(Map.Entry::getKey).findFirst().orElse("openai-generic");
        StringBuilder client = new StringBuilder("client<llm> %sClient {\n  provider %s\n  options {\n".formatted(
                held.name(), provider));
        String model = held.model();
        if (model != null) {
            client.append("    model ").append(quoted(model, "The model's name")).append('\n');
        }
        for (Map.Entry<String, Object> setting : Settings.write(held.parameters()).entrySet()) {
            client.append("    ").append(setting.getKey()).append(' ');
            if (setting.getValue() instanceof List<?>) {
                List<String> stops = new ArrayList<>();
                for (String stop : held.parameters().stop()) {
                    stops.add(quoted(stop, "A stop text"));
                }
                client.append('[').append(String.join(", ", stops)).append(']');
            } else {
                client.append(setting.getValue());
            }
            client.append('\n');
        }
        return client.append("  }\n}\n\n").toString();
    }

    // BAML knows these escapes and no others.
    private static String quoted(String text, String what) throws FormatException {
        if (!MarkdownMessages.everyCharStays(text)) {
            throw new FormatException(what + " holds a control character or half a character, which BAML cannot hold; "
                    + "change it.");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
    }

    /// A template without messages, with the provider, model and parameters of a client.
    ///
    /// @param client its name, or `provider/model`
    static Template read(List<BamlSource.Block> blocks, String client) throws FormatException {
        int slash = client.indexOf('/');
        for (BamlSource.Block block : blocks) {
            Matcher head = CLIENT.matcher(block.head());
            if (head.matches() && head.group(1).equals(client)) {
                return read(block);
            }
        }
        Template none = ChatWire.template(List.of(), slash < 0 ? null : client.substring(slash + 1),
                Parameters.DEFAULT);
        return slash < 0
                ? none
                : none.withModel(PROVIDERS.get(client.substring(0, slash)), none.model(), Parameters.DEFAULT);
    }

    private static Template read(BamlSource.Block block) throws FormatException {
        @Nullable
        String provider = null;
        @Nullable
        String model = null;
        @Nullable
        Double temperature = null;
        @Nullable
        Double topP = null;
        @Nullable
        Long maxTokens = null;
        @Nullable
        Long seed = null;
        List<String> stop = List.of();
        List<BamlSource.Field> fields = new ArrayList<>();
        for (BamlSource.Field field : BamlSource.fields(block.body())) {
            if (field.name().equals("options")) {
                fields.addAll(BamlSource.fields(field.value()));
            } else if (field.name().equals("provider")) {
                provider = PROVIDERS.get(field.value());
            }
        }
        for (BamlSource.Field field : fields) {
            switch (field.name()) {
                case "model" -> model = field.quoted() ? field.value() : null;
                case "temperature" -> temperature = number(field);
                case "top_p" -> topP = number(field);
                case "max_tokens" -> maxTokens = whole(field);
                case "seed" -> seed = whole(field);
                case "stop" -> stop = field.quoted() ? List.of(field.value()) : BamlSource.strings(field.value());
                default -> {
                }
            }
        }
        return ChatWire.template(List.of(), model, Parameters.DEFAULT).withModel(provider, model,
                ChatWire.parameters(temperature, maxTokens, topP, seed, stop));
    }

    private static Double number(BamlSource.Field field) throws FormatException {
        try {
            return Double.valueOf(field.value());
        } catch (NumberFormatException e) {
            throw new FormatException("The client's %s is no number.".formatted(field.name()), e);
        }
    }

    private static Long whole(BamlSource.Field field) throws FormatException {
        try {
            return Long.valueOf(field.value());
        } catch (NumberFormatException e) {
            throw new FormatException("The client's %s is no whole number.".formatted(field.name()), e);
        }
    }
}
