package dev.whittle.formats;

/// Text for LangChain4j's `PromptTemplate`.
public final class LangChain4jFormat extends TextTemplateFormat {
    public LangChain4jFormat() {
        super(new DoubleBraces());
    }

    @Override
    public String id() {
        return "langchain4j";
    }

    @Override
    public String displayName() {
        return "LangChain4j";
    }

    @Override
    public String extension() {
        return "txt";
    }
}
