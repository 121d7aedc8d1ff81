package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A chat as text, with `User:` and `Assistant:` before what is said, or `You said:` and `ChatGPT said:` as it is copied
/// from a page. The first kind is never guessed: many prompts hold examples that look so.
public final class TranscriptFormat extends ImportFormat {
    private static final Pattern TURN = Pattern.compile(
            "^(?:#{1,6} +|\\*\\*)?(system|user|human|you|assistant|ai|model|chatgpt|claude|gemini|copilot)(?: said)?"
                    + "(?:\\*\\*)?:(?:\\*\\*)?[ \\t]*",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern COPIED = Pattern.compile("(?m)^You said:.*$");
    private static final Pattern ANSWERED = Pattern.compile("(?m)^(?:ChatGPT|Claude|Gemini|Copilot) said:.*$");

    @Override
    public String id() {
        return "transcript";
    }

    @Override
    public String displayName() {
        return "Chat as text (User: … Assistant: …)";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public boolean recognises(String content) {
        return COPIED.matcher(content).find() && ANSWERED.matcher(content).find();
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        String text = FileText.normal(content);
        Matcher turn = TURN.matcher(text);
        if (!turn.find()) {
            throw new FormatException("This is no chat: no line begins with User: or Assistant:.");
        }
        List<Message> messages = new ArrayList<>();
        String before = text.substring(0, turn.start()).strip();
        if (!before.isEmpty()) {
            messages.add(Message.system(before));
        }
        for (boolean more = true; more;) {
            Role role = role(turn.group(1));
            int start = turn.end();
            more = turn.find();
            messages.add(new Message(role, text.substring(start, more ? turn.start() : text.length()).strip()));
        }
        return List.of(ChatWire.template(messages, null, Parameters.DEFAULT));
    }

    private static Role role(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "system" -> Role.SYSTEM;
            case "user", "human", "you" -> Role.USER;
            default -> Role.ASSISTANT;
        };
    }
}
