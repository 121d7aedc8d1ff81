package dev.whittle.app.cli;
import dev.whittle.app.Home;
public final class Cli {
    private Cli() {}
    public static int run(Home home, String[] args) {
        return 2;
    }
}
