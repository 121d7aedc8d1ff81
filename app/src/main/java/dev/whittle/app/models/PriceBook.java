package dev.whittle.app.models;

import dev.whittle.app.Home;
import dev.whittle.app.problem.Problem;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.PriceImport;
import dev.whittle.catalog.pricelist.PriceDiff;
import dev.whittle.catalog.pricelist.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where the catalog of this machine is put together: the bundled one, what was imported,
/// and the person's own prices over both. The bundled catalog never changes; everything else stands in one
/// file, which is replaced as a whole or not at all.
public final class PriceBook {
    private static final Logger LOG = LoggerFactory.getLogger(PriceBook.class);

    private final Path file;
    private final Catalog bundled;

    /// What there is now.
    ///
    /// @param catalog what everything is priced by
    /// @param personal the person's part of it
    /// @param problem why the person's file is not used, or null
    public record Contents(Catalog catalog, PersonalPrices personal, @Nullable Problem problem) {}

    public PriceBook(Home home) {
        this(home, Catalog.bundled());
    }

    PriceBook(Home home, Catalog bundled) {
        file = home.priceFile();
        this.bundled = bundled;
    }

    /// Reads what there is. A broken file is left as it is, and the bundled catalog is used until it is
    /// mended.
    public Contents read() {
        try {
            PersonalPrices personal = personal();
            return new Contents(personal.over(bundled), personal, null);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The price file cannot be used", e);
            return new Contents(bundled, PersonalPrices.NONE, new Problem(
                    "Your prices in %s are not used: %s".formatted(file, Problem.of(e).title()),
                    "The bundled catalog is used until you mend or remove the file.", e));
        }
    }

    /// What a price list would change.
    ///
    /// @param asOf the day its prices were right; empty takes it from the file's name, else today
    /// @throws IllegalArgumentException if it is no price list or a broken one; the message is one
    ///     sentence for the person
    public PriceDiff compare(Path list, Optional<LocalDate> asOf, LocalDate today) throws IOException {
        if (Files.isDirectory(list)) {
            throw new IllegalArgumentException("%s is a folder; choose the file of a price list.".formatted(list));
        }
        PersonalPrices personal = personal();
        String name = String.valueOf(list.getFileName());
        PriceList read = PriceList.read(name, bytes(list));
        LocalDate day = asOf.or(() -> PriceList.dayIn(name)).filter(when -> !when.isAfter(today)).orElse(today);
        return PriceDiff.of(personal.over(bundled).models(), personal, read, day, today);
    }

    /// Adds an import.
    public Contents take(PriceImport next) throws IOException {
        return change(personal -> personal.with(next));
    }

    /// Changes the person's prices and keeps the result, unless it would make the file unusable.
    ///
    /// @throws IllegalArgumentException if the change cannot be made, or if the file is broken and would
    ///     be overwritten; the message is one sentence for the person
    public Contents change(UnaryOperator<PersonalPrices> change) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            PersonalPrices changed = change.apply(personal());
            Catalog catalog = changed.over(bundled);
            write(changed.toJson());
            return new Contents(catalog, changed, null);
        }
    }

    private PersonalPrices personal() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PersonalPrices.read(in);
        } catch (NoSuchFileException _) {
            return PersonalPrices.NONE;
        }
    }

    private static byte[] bytes(Path list) throws IOException {
        try (InputStream in = Files.newInputStream(list)) {
            return in.readNBytes((PriceList.MOST_MEGABYTES << 20) + 1);
        }
    }

    private void write(String json) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "prices", ".tmp");
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                LOG.debug("No atomic move here", e);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
