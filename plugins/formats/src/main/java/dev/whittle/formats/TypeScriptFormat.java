package dev.whittle.formats;

/// A program in TypeScript or JavaScript, for Node 18 and newer.
public final class TypeScriptFormat extends SnippetFormat {
    public TypeScriptFormat() {
        super("\nconst body = ", ";\n\nconst response = ");
    }

    @Override
    public String id() {
        return "typescript";
    }

    @Override
    public String displayName() {
        return "TypeScript program";
    }

    @Override
    public String extension() {
        return "ts";
    }

    @Override
    String head(Endpoint endpoint) {
        return """
                const url = "%s";
                const headers = {
                %s,
                };
                const body =\s""".formatted(endpoint.url(),
                headers(endpoint, "  \"%s\": `%s`", ",\n").formatted("${process.env." + endpoint.keyVariable() + "}"));
    }

    @Override
    String tail() {
        return """
                ;

                const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
                if (!response.ok) {
                  throw new Error(await response.text());
                }
                console.log(JSON.stringify(await response.json(), null, 2));

                export {};
                """;
    }
}
