package dev.whittle.app;

import dev.whittle.app.cli.Cli;

/// The door of the program: without arguments the window, with any the command line, which never loads
/// JavaFX.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Home home = Home.current();
        Logging.toFileOf(home);
        if (args.length == 0) {
            openWindow(home);
        } else {
            System.exit(Cli.run(home, args));
        }
    }

    // Only here are classes of JavaFX touched.
    private static void openWindow(Home home) {
        try {
            Window.open(home);
        } catch (UnsupportedOperationException e) {
            System.err.println("whittle: The window cannot be opened: " + e.getMessage()
                    + ". The command line works: whittle --help");
            System.exit(2);
        }
    }
}
