package dev.whittle.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The real window in a Java of its own: types a text, says so, and waits to be killed.
final class KilledProgram {
    private KilledProgram() {}

    public static void main(String[] arguments) throws Exception {
        Desktop.start();
        Desktop window = Desktop.open(new Home(Path.of(arguments[0])));
        window.type("message-0-text", arguments[1]);
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        window.waitFor("two seconds", () -> System.nanoTime() - start > 2_000_000_000L);
        System.out.println("typed");
        System.out.flush();
        never.await();
    }
}
