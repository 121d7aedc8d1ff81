package dev.whittle.formats;

/// A shell command: the body comes from a quoted here-document, in which the shell replaces nothing.
public final class CurlFormat extends SnippetFormat {
    public CurlFormat() {
        super("<<'JSON'\n", "\nJSON\n");
    }

    @Override
    public String id() {
        return "curl";
    }

    @Override
    public String displayName() {
        return "curl command";
    }

    @Override
    public String extension() {
        return "sh";
    }

    @Override
    String head(Endpoint endpoint) {
        return "curl -sS '%s' \\\n%s \\\n  --data-binary @- <<'JSON'\n".formatted(endpoint.url(),
                headers(endpoint, "  -H \"%s: %s\"", " \\\n").formatted("$" + endpoint.keyVariable()));
    }

    @Override
    String tail() {
        return "\nJSON\n";
    }
}
