package dev.whittle.anthropic;

import dev.whittle.catalog.Usage;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Reply.Finish;
import dev.whittle.model.contract.RecordedRepliesContract;
import dev.whittle.model.contract.Recording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Replies recorded from Anthropic, read with patterns.
final class RecordedMessagesTest extends RecordedRepliesContract {
    private static final Pattern TEXT = Pattern.compile("\"type\":\"text_delta\",\"text\":(\"(?:[^\"\\\\]|\\\\.)*\")");
    private static final Pattern THOUGHT = Pattern
            .compile("\"type\":\"thinking_delta\",\"thinking\":(\"(?:[^\"\\\\]|\\\\.)*\")");

    @Override
    protected LanguageModel connect(Connection connection) {
        return new AnthropicProvider(AnthropicContractTest.WITHOUT_WAITING).connect(connection);
    }

    @Override
    protected boolean isOurs(String uri) {
        return uri.endsWith("/v1/messages");
    }

    @Override
    protected int count() {
        return 27;
    }

    @Override
    protected String endMarker() {
        return "event: message_stop";
    }

    @Override
    protected Expected expected(Recording recording) {
        String end = recording.body().substring(recording.body().lastIndexOf("event: message_delta"));
        Matcher reason = Pattern.compile("\"stop_reason\":\"(\\w+)\"").matcher(end);
        reason.find();
        return new Expected(joined(TEXT, recording.body()), joined(THOUGHT, recording.body()),
                new Usage(number(end, "input_tokens"), number(end, "cache_read_input_tokens"),
                        number(end, "cache_creation_input_tokens"), number(end, "output_tokens"),
                        number(end, "thinking_tokens")),
                reason.group(1).equals("tool_use") ? Finish.TOOL_CALL : Finish.STOP);
    }

    private static String joined(Pattern pattern, String body) {
        StringBuilder joined = new StringBuilder();
        pattern.matcher(body).results()
                .forEach(hit -> joined.append(JsonMapper.shared().readTree(hit.group(1)).asString()));
        return joined.toString();
    }

    private static long number(String end, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(end);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }
}
