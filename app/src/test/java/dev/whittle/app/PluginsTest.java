package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.problem.Problem;
import dev.whittle.format.TemplateFormat;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {
    private static final String SERVICE = "META-INF/services/" + TemplateFormat.class.getName();
    @TempDir
    private Path folder;
    @TempDir
    private Path classes;

    private Path plugins() throws Exception {
        return Files.createDirectories(folder.resolve("plugins"));
    }

    private static List<String> ids(Plugins plugins) {
        return plugins.formats().stream().map(TemplateFormat::id).toList();
    }

    /// A jar with one format in it.
    private void jar(String name, String className, String constructor, String id) throws Exception {
        zip(name, Map.of(SERVICE, ("stranger." + className).getBytes(StandardCharsets.UTF_8),
                "stranger/" + className + ".class", compiled(className, constructor, id)));
    }

    private void zip(String name, Map<String, byte[]> entries) throws Exception {
        try (OutputStream out = Files.newOutputStream(plugins().resolve(name));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : new LinkedHashMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private byte[] compiled(String className, String constructor, String id) throws Exception {
        String source = """
                package stranger;
                public final class %1$s implements dev.whittle.format.TemplateFormat {
                    public %1$s() { %2$s }
                    @Override public String id() { return %3$s; }
                    @Override public String displayName() { return "Stranger"; }
                    @Override public String extension() { return "str"; }
                    @Override public String write(dev.whittle.format.Template template) { return template.name(); }
                    @Override public dev.whittle.format.Template read(String content) {
                        throw new UnsupportedOperationException();
                    }
                }
                """.formatted(className, constructor, id);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///stranger/" + className + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        boolean good = compiler.getTask(null, null, null, List.of("-proc:none", "-d", classes.toString(), "-cp",
                System.getProperty("java.class.path")), null, List.of(file)).call();
        assertThat(good).isTrue();
        return Files.readAllBytes(classes.resolve("stranger/" + className + ".class"));
    }

    @Test
    void theBuiltInPluginsAreFoundTheSameWay() {
        Plugins plugins = Plugins.load(folder.resolve("missing"));

        assertThat(ids(plugins)).contains("promptfoo", "markdown");
        assertThat(plugins.providers()).isNotEmpty();
        assertThat(plugins.problems()).isEmpty();
    }

    @Test
    void aGoodJarLoads() throws Exception {
        jar("good.jar", "Good", "", "\"stranger\"");
        Plugins plugins = Plugins.load(plugins());

        assertThat(plugins.problems()).isEmpty();
        assertThat(ids(plugins)).contains("promptfoo", "markdown", "stranger").doesNotHaveDuplicates();
    }

    @Test
    void aJarWhoseConstructorThrowsIsAListedProblem() throws Exception {
        jar("throws.jar", "Throws", "if (true) throw new IllegalStateException(\"boom\");", "\"x\"");
        assertOneProblem("throws.jar");
    }

    @Test
    void aJarWhoseConstructorNeverEndsItsRecursionIsAListedProblem() throws Exception {
        jar("deep.jar", "Deep", "new Deep();", "\"x\"");
        assertOneProblem("deep.jar");
    }

    @Test
    void aJarWithoutAnIdIsAListedProblem() throws Exception {
        jar("nameless.jar", "Nameless", "", "null");
        assertOneProblem("nameless.jar");
    }

    @Test
    void aJarThatNamesAMissingClassIsAListedProblem() throws Exception {
        zip("missing.jar", Map.of(SERVICE, "stranger.Missing".getBytes(StandardCharsets.UTF_8)));
        assertOneProblem("missing.jar");
    }

    @Test
    void aJarThatNamesAClassOfAnotherKindIsAListedProblem() throws Exception {
        zip("wrong.jar", Map.of(SERVICE, "dev.whittle.app.Plugins".getBytes(StandardCharsets.UTF_8)));
        assertOneProblem("wrong.jar");
    }

    @Test
    void aJarWithABrokenClassFileIsAListedProblem() throws Exception {
        zip("broken.jar", Map.of(SERVICE, "stranger.Broken".getBytes(StandardCharsets.UTF_8),
                "stranger/Broken.class", new byte[]{1, 2, 3}));
        assertOneProblem("broken.jar");
    }

    @Test
    void aFileThatIsNoZipIsAListedProblem() throws Exception {
        Files.writeString(plugins().resolve("nozip.jar"), "not a zip");
        assertOneProblem("nozip.jar");
    }

    @Test
    void anEmptyFileIsAListedProblem() throws Exception {
        Files.createFile(plugins().resolve("empty.jar"));
        assertOneProblem("empty.jar");
    }

    @Test
    void aFolderCalledJarIsAListedProblem() throws Exception {
        Files.createDirectory(plugins().resolve("folder.jar"));
        assertOneProblem("folder.jar");
    }

    @Test
    void badJarsDoNotKeepGoodOnesFromLoading() throws Exception {
        Files.writeString(plugins().resolve("a-nozip.jar"), "not a zip");
        jar("b-throws.jar", "Throws", "if (true) throw new IllegalStateException(\"boom\");", "\"x\"");
        jar("c-good.jar", "Good", "", "\"stranger\"");
        zip("d-missing.jar", Map.of(SERVICE, "stranger.Missing".getBytes(StandardCharsets.UTF_8)));
        Plugins plugins = Plugins.load(plugins());

        assertThat(ids(plugins)).contains("promptfoo", "markdown", "stranger");
        assertThat(plugins.problems()).extracting(Problem::title).hasSize(3)
                .allMatch(title -> Stream.of("a-nozip.jar", "b-throws.jar", "d-missing.jar").anyMatch(title::contains));
    }

    private void assertOneProblem(String jar) throws Exception {
        Plugins plugins = Plugins.load(plugins());

        assertThat(plugins.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.title()).contains(jar).endsWith(".");
            assertThat(problem.whatToDo()).endsWith(".");
            assertThat(problem.cause()).isNotNull();
        });
        assertThat(ids(plugins)).contains("promptfoo", "markdown").doesNotContain("x");
    }
}
