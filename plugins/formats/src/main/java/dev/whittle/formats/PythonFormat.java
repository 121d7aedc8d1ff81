package dev.whittle.formats;

/// A Python program; JSON of texts, numbers and lists is a literal of Python.
public final class PythonFormat extends SnippetFormat {
    public PythonFormat() {
        super("\nbody = ", "\n\nrequest = ");
    }

    @Override
    public String id() {
        return "python";
    }

    @Override
    public String displayName() {
        return "Python program";
    }

    @Override
    public String extension() {
        return "py";
    }

    @Override
    String head(Endpoint endpoint) {
        return """
                import json
                import os
                import urllib.request

                key = os.environ["%s"]
                url = "%s"
                headers = {
                %s,
                }
                body =\s""".formatted(endpoint.keyVariable(), endpoint.url(),
                headers(endpoint, "    \"%s\": f\"%s\"", ",\n").formatted("{key}"));
    }

    @Override
    String tail() {
        return """


                request = urllib.request.Request(url, json.dumps(body).encode(), headers)
                with urllib.request.urlopen(request) as response:
                    print(json.dumps(json.load(response), indent=2))
                """;
    }
}
