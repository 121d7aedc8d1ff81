package dev.whittle.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file someone chose, opened with care: its kind and size are looked at before a byte is read. All
/// readers use it, so that the same trouble has the same sentence everywhere. Thread-safe.
///
/// @param path where the file is
/// @param limits what may be spent on it
public record BoundedFile(Path path, Limits limits) {
    private static final int BLOCK = 1 << 16;

    /// The file's name without its folder, for people: control characters in it are shown as `?`.
    public String name() {
        Path last = path.getFileName();
        return (last == null ? path : last).toString().replaceAll("\\p{Cntrl}", "?");
    }

    /// The size in bytes.
    ///
    /// @throws DocumentException if the file is missing, a folder, a device, or larger than
    ///     `limits.bytes` (or 2 GB)
    /// @throws InterruptedException if the thread was interrupted
    public long size() throws DocumentException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (Files.isDirectory(path)) {
            throw new DocumentException("\"%s\" is a folder; choose a file inside it.".formatted(name()));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DocumentException("\"%s\" is a device or a pipe; choose a file.".formatted(name()));
        }
        try {
            long size = Files.size(path);
            long most = Math.min(limits.bytes(), Integer.MAX_VALUE - 64);
            if (size > most) {
                throw new DocumentException("\"%s\" has %,d bytes and the limit is %,d; open a part of it instead."
                        .formatted(name(), size, most));
            }
            return size;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The content.
    ///
    /// @throws DocumentException as [#size] does, and if the file cannot be read or takes longer than
    ///     `limits.time`
    /// @throws InterruptedException if the thread was interrupted
    public byte[] bytes() throws DocumentException, InterruptedException {
        long start = System.nanoTime();
        // One byte more than announced: a file that grows meanwhile is noticed.
        ByteBuffer bytes = ByteBuffer.allocate((int) size() + 1);
        try (FileChannel channel = FileChannel.open(path)) {
            while (bytes.hasRemaining()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (System.nanoTime() - start >= limits.time().toNanos()) {
                    throw tooSlow();
                }
                int count = channel.read(bytes.slice(bytes.position(), Math.min(BLOCK, bytes.remaining())));
                if (count < 0) {
                    break;
                }
                bytes.position(bytes.position() + count);
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!bytes.hasRemaining()) {
            throw new DocumentException("\"%s\" grew while it was read; open it again.".formatted(name()));
        }
        byte[] exact = new byte[bytes.position()];
        bytes.flip().get(exact);
        return exact;
    }

    /// A few bytes, for a look at what the file is; fewer where the file ends.
    ///
    /// @param at index of the first byte
    /// @throws DocumentException if the file cannot be read
    /// @throws InterruptedException if the thread was interrupted
    public byte[] part(long at, int count) throws DocumentException, InterruptedException {
        ByteBuffer part = ByteBuffer.allocate(count);
        try (FileChannel channel = FileChannel.open(path)) {
            while (part.hasRemaining() && channel.read(part, at + part.position()) >= 0) {
                // read until full or at the end
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        byte[] exact = new byte[part.position()];
        part.flip().get(exact);
        return exact;
    }

    /// What to throw when `limits.time` is over.
    public DocumentException tooSlow() {
        return new DocumentException("\"%s\" took longer than %s seconds to read; open a smaller file or a part of it."
                .formatted(name(), limits.time().toMillis() / 1000.0));
    }

    /// What to throw when more than `limits.characters` of text came out.
    ///
    /// @param characters how many came out, at least
    public DocumentException tooLong(long characters) {
        return new DocumentException(
                "\"%s\" holds %,d characters or more and the limit is %,d; open a part of it instead."
                        .formatted(name(), characters, limits.characters()));
    }

    /// What to throw when there is no text at all.
    public DocumentException empty() {
        return new DocumentException("\"%s\" is empty; there is nothing to read in it.".formatted(name()));
    }

    // The channel leaves the thread's flag set; the exception takes its place.
    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        Thread.interrupted();
        return (InterruptedException) new InterruptedException().initCause(cause);
    }

    private DocumentException unreadable(IOException cause) {
        String words = switch (cause) {
            case NoSuchFileException _ -> "\"%s\" is not there any more; choose it again.";
            case AccessDeniedException _ ->
                "\"%s\" may not be read by you; change its permissions and open it again.";
            default -> "\"%s\" cannot be read from the disk; copy it elsewhere and open the copy.";
        };
        return new DocumentException(words.formatted(name()), cause);
    }
}
