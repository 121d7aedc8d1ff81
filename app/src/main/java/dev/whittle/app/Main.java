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
            Window.open(home);
        } else {
            System.exit(Cli.run(home, args));
        }
    }
}
