package dev.whittle.openai;

/// The addresses of Azure OpenAI.
final class Azure {
    private static final String BASE = "/openai/v1";

    private Azure() {}

    /// The v1 API below whatever of the resource's address was entered: its root, `/openai`, or an
    /// endpoint of the older API with its deployment, whose name is the model's in a v1 request.
    static String basePath(String entered) {
        int openai = entered.indexOf("/openai");
        if (openai < 0) {
            return entered + BASE;
        }
        return entered.substring(0, openai) + BASE;
    }
}
