package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.nio.charset.StandardCharsets;

/// A Java program of one file, for `java Ask.java`; the body is a text block.
public final class JavaFormat extends SnippetFormat {
    /// A constant of a class file has no more bytes.
    private static final int MOST_BYTES = 65_000;

    public JavaFormat() {
        super("BODY = \"\"\"\n", "\n\"\"\";\n");
    }

    @Override
    public String id() {
        return "java";
    }

    @Override
    public String displayName() {
        return "Java program";
    }

    @Override
    public String extension() {
        return "java";
    }

    @Override
    String literal(String json) throws FormatException {
        if (json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new FormatException("A text in a Java program has at most %,d bytes; export a request in its place."
                    .formatted(MOST_BYTES));
        }
        return json.replace("\\", "\\\\");
    }

    @Override
    String json(String literal) {
        return literal.replace("\\\\", "\\");
    }

    @Override
    String head(Endpoint endpoint) {
        return """
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;

                public class Ask {
                    private static final String KEY = System.getenv("%s");
                    private static final HttpRequest.Builder REQUEST = HttpRequest.newBuilder(URI.create("%s"))
                %s;
                    private static final String BODY = \"""
                """.formatted(endpoint.keyVariable(), endpoint.url(),
                headers(endpoint, "            .header(\"%s\", \"%s\")", "\n").formatted("\" + KEY + \""));
    }

    @Override
    String tail() {
        return """

                \""";

                    public static void main(String[] arguments) throws Exception {
                        HttpRequest request = REQUEST.POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
                        System.out.println(HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString()).body());
                    }
                }
                """;
    }
}
