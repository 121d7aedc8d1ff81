package dev.whittle.app;

import dev.whittle.app.problem.Problem;
import dev.whittle.document.DocumentReader;
import dev.whittle.embed.Embedder;
import dev.whittle.format.DataFormat;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.ModelProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Everything that is found rather than built in: providers, readers, formats and embedders on the class path and in
/// the jars of the plugin folder, each jar behind its own loader. A bad jar is a listed problem.
///
/// @param problems what could not be loaded, in words for the person
public record Plugins(
        List<ModelProvider> providers, List<DocumentReader> readers, List<TemplateFormat> formats,
        List<DataFormat> notations, List<Embedder> embedders, List<Problem> problems) {
    /// Loads what there is. A missing folder is fine.
    public static Plugins load(Path folder) {
        Loading loading = new Loading();
        loading.from(Plugins.class.getClassLoader(), "Whittle itself");
        for (Path jar : loading.jars(folder)) {
            loading.jar(jar);
        }
        return new Plugins(List.copyOf(loading.providers), List.copyOf(loading.readers), List.copyOf(loading.formats),
                List.copyOf(loading.notations), List.copyOf(loading.embedders), List.copyOf(loading.problems));
    }

    private static final class Loading {
        final List<ModelProvider> providers = new ArrayList<>();
        final List<DocumentReader> readers = new ArrayList<>();
        final List<TemplateFormat> formats = new ArrayList<>();
        final List<DataFormat> notations = new ArrayList<>();
        final List<Embedder> embedders = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();

        List<Path> jars(Path folder) {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            } catch (IOException e) {
                problems.add(
                        new Problem("The plugin folder " + folder + " cannot be read.", "Check its permissions.", e));
                return List.of();
            }
        }

        // The loader stays open as long as the program: its classes load lazily.
        @SuppressWarnings("resource")
        void jar(Path jar) {
            try {
                // Java's own loader passes over a file that is no jar without a word.
                new ZipFile(jar.toFile()).close();
                URL[] urls = {jar.toUri().toURL()};
                from(new URLClassLoader(jar.getFileName().toString(), urls, Plugins.class.getClassLoader()),
                        jar.getFileName().toString());
            } catch (IOException e) {
                problems.add(unusable(jar.getFileName().toString(), e));
            }
        }

        void from(ClassLoader loader, String name) {
            add(ModelProvider.class, loader, name, providers);
            add(DocumentReader.class, loader, name, readers);
            add(TemplateFormat.class, loader, name, formats);
            add(DataFormat.class, loader, name, notations);
            add(Embedder.class, loader, name, embedders);
        }

        // A plugin's code runs here for the first time: whatever it throws is about this jar only.
        private <T> void add(Class<T> type, ClassLoader loader, String name, List<T> found) {
            Iterator<T> services = ServiceLoader.load(type, loader).iterator();
            while (true) {
                try {
                    if (!services.hasNext()) {
                        return;
                    }
                    T service = services.next();
                    boolean own = loader.equals(service.getClass().getClassLoader())
                            || loader.equals(Plugins.class.getClassLoader());
                    if (own) {
                        identify(service);
                        found.add(service);
                    }
                } catch (Throwable e) {
                    problems.add(unusable(name, e));
                    if (e instanceof VirtualMachineError || problems.size() > 50) {
                        return;
                    }
                }
            }
        }

        private static void identify(Object service) {
            String id = switch (service) {
                case ModelProvider provider -> provider.id();
                case DocumentReader reader -> reader.id() + reader.extensions();
                case TemplateFormat format -> format.id();
                case DataFormat notation -> notation.id() + notation.extensions();
                case Embedder embedder -> embedder.id();
                default -> throw new IllegalStateException("Unknown kind of plugin: " + service.getClass());
            };
            if (id.isBlank()) {
                throw new IllegalStateException("A plugin needs an id.");
            }
        }

        private static Problem unusable(String name, Throwable cause) {
            return new Problem("The plugin " + name + " does not work and is left out.",
                    "Remove it from the plugin folder or get a newer one.", cause);
        }
    }
}
