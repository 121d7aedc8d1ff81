package dev.whittle.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where log records go: to files below the home folder, at most four of a megabyte; to the terminal only
/// if there is no such folder. Libraries are heard from warnings on.
final class Logging {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Logging() {}

    static void toFileOf(Home home) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.WARNING);
        // Its only record is advice on a JVM flag.
        LUCENE.setLevel(Level.SEVERE);
        Handler handler;
        try {
            Files.createDirectories(home.logFolder());
            handler = new FileHandler(home.logFolder() + "/whittle-%g.log", 1_000_000, 4, true);
        } catch (IOException e) {
            handler = new ConsoleHandler();
            handler.setLevel(Level.SEVERE);
        }
        handler.setFormatter(new SimpleFormatter());
        ROOT.addHandler(handler);
    }
}
