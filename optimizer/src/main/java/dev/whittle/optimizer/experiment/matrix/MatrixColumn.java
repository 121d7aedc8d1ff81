package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.model.ModelRequest;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Variables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One prompt on one model, to be tried on every case.
///
/// @param column its prompt with the variables unfilled
/// @param provider id of the provider that is asked, such as `anthropic`
public record MatrixColumn(Column column, String provider) {
    /// The column of one case: the case's values over those the prompt has. An empty value is put in as such.
    Column on(Case one) {
        SequencedMap<String, String> values = new LinkedHashMap<>(column.prompt().values());
        values.putAll(one.variables());
        List<Message> messages = column.prompt().messages().stream()
                .map(message -> message.withText(withoutEmpty(message.text(), one))).toList();
        values.keySet().retainAll(column.prompt().variables());
        return new Column(column.label(), column.promptName(), new Prompt(messages, values), column.target(),
                column.parameters());
    }

    private static String withoutEmpty(String text, Case one) {
        StringBuilder kept = new StringBuilder();
        int copied = 0;
        for (Variables.Place place : Variables.places(text)) {
            if (one.variables().getOrDefault(place.name(), "?").isEmpty()) {
                kept.append(text, copied, place.start());
                copied = place.end();
            }
        }
        return copied == 0 ? text : kept.append(text, copied, text.length()).toString();
    }

    /// The identity of a call: SHA-256 over the provider, the server's host, the request and which of its
    /// repeats it is. No key and no path is part of it.
    ///
    /// @return 64 lower-case hexadecimal digits
    String callKey(ModelRequest request, int repeat) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(provider, column.target().host(), request.hash(), Integer.toString(repeat))) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
