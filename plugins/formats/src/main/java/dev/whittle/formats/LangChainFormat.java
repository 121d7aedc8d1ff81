package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A LangChain chat template as `load()` takes it: constructors by name, with format strings in them. It is
/// read as data; no name in it is ever looked up. The older form `{"_type": "prompt"}` is read, too.
public final class LangChainFormat implements TemplateFormat {
    private static final Language LANGUAGE = new FString();

    @Override
    public String id() {
        return "langchain";
    }

    @Override
    public String displayName() {
        return "LangChain prompt (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode file = Json.orMissing(content);
        return (file.path("lc").isNumber() && file.path("kwargs").isObject())
                || (file.path("_type").asString("").equals("prompt") && file.path("template").isString());
    }

    @Override
    public Template held(Template template) {
        List<Message> messages = template.prompt().messages().stream()
                .map(message -> message.withText(LANGUAGE.held(message.text()))).toList();
        return ChatWire.template(messages, null, Parameters.DEFAULT);
    }

    @Override
    public String write(Template template) throws FormatException {
        Prompt prompt = template.prompt();
        LANGUAGE.checkNames(prompt.variables());
        ObjectNode kwargs = Json.object();
        variables(kwargs, prompt.variables());
        ArrayNode messages = kwargs.putArray("messages");
        for (Message message : prompt.messages()) {
            ObjectNode text = Json.object();
            variables(text, Variables.in(List.of(message)));
            text.put("template", LANGUAGE.write(message.text())).put("template_format", "f-string");
            ObjectNode holder = Json.object();
            holder.set("prompt", constructor("prompt", "PromptTemplate", text));
            messages.add(constructor("chat", switch (message.role()) {
                case SYSTEM -> "SystemMessagePromptTemplate";
                case USER -> "HumanMessagePromptTemplate";
                case ASSISTANT -> "AIMessagePromptTemplate";
            }, holder));
        }
        return FileText.bounded(Json.write(constructor("chat", "ChatPromptTemplate", kwargs)));
    }

    private static void variables(ObjectNode into, Collection<String> names) {
        ArrayNode list = into.putArray("input_variables");
        names.forEach(list::add);
    }

    private static ObjectNode constructor(String module, String name, ObjectNode kwargs) {
        ObjectNode made = Json.object().put("lc", 1).put("type", "constructor");
        made.putArray("id").add("langchain_core").add("prompts").add(module).add(name);
        made.set("kwargs", kwargs);
        return made;
    }

    @Override
    public Template read(String content) throws FormatException {
        JsonNode file = Json.read(FileText.normal(content));
        List<Message> messages = new ArrayList<>();
        if (file.path("_type").asString("").equals("prompt") || name(file).equals("PromptTemplate")) {
            messages.add(Message.user(text(file.has("_type") ? file : file.path("kwargs"), "The template")));
        } else if (name(file).equals("ChatPromptTemplate")) {
            JsonNode list = file.path("kwargs").has("messages")
                    ? file.path("kwargs").path("messages")
                    : file.path("kwargs").path("prompt_messages");
            for (JsonNode message : list) {
                messages.add(message(message, "Message %,d".formatted(messages.size() + 1)));
            }
        } else {
            throw new FormatException("This is no LangChain prompt of text: it is neither a PromptTemplate nor a "
                    + "ChatPromptTemplate.");
        }
        return ChatWire.template(messages, null, Parameters.DEFAULT);
    }

    private static Message message(JsonNode message, String where) throws FormatException {
        JsonNode kwargs = message.path("kwargs");
        return switch (name(message)) {
            case "SystemMessagePromptTemplate" -> new Message(Role.SYSTEM, prompt(kwargs, where));
            case "HumanMessagePromptTemplate" -> new Message(Role.USER, prompt(kwargs, where));
            case "AIMessagePromptTemplate" -> new Message(Role.ASSISTANT, prompt(kwargs, where));
            case "SystemMessage" -> new Message(Role.SYSTEM, content(kwargs, where));
            case "HumanMessage" -> new Message(Role.USER, content(kwargs, where));
            case "AIMessage" -> new Message(Role.ASSISTANT, content(kwargs, where));
            default -> throw new FormatException("%s is a \"%s\"; Whittle holds system, human and AI messages of text."
                    .formatted(where, Quoted.brief(name(message))));
        };
    }

    private static String prompt(JsonNode kwargs, String where) throws FormatException {
        return text(kwargs.path("prompt").path("kwargs"), where);
    }

    private static String content(JsonNode kwargs, String where) throws FormatException {
        return ChatWire.text(kwargs.path("content"), where, "", new KeptFields());
    }

    private static String text(JsonNode prompt, String where) throws FormatException {
        if (!prompt.path("template").isString()) {
            throw new FormatException(where + " has no template of text.");
        }
        String template = prompt.path("template").asString();
        return switch (prompt.path("template_format").asString("f-string")) {
            case "f-string" -> LANGUAGE.read(template, where);
            case "mustache" -> new Mustache().read(template, where);
            case "jinja2" -> new Jinja().read(template, where);
            default -> throw new FormatException(where + " is in a template language Whittle does not know.");
        };
    }

    private static String name(JsonNode constructor) {
        JsonNode id = constructor.path("id");
        return id.path(id.size() - 1).asString("");
    }
}
