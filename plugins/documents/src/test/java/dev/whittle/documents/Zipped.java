package dev.whittle.documents;

import dev.whittle.fuzz.Damage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// An archive of texts, such as an office document is.
final class Zipped {
    private Zipped() {}

    static byte[] of(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /// An archive of one part.
    static byte[] ofBytes(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> parts(byte[] archive) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /// An archive whose parts are damaged, and seldom itself: parts are lost, have another's name,
    /// are no text.
    static byte[] damaged(Damage damage, List<Map<String, String>> whole) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>(damage.any(whole));
        List<String> names = List.copyOf(parts.keySet());
        List<String> others = List.copyOf(damage.any(whole).values());
        for (int i = damage.random().nextInt(3); i > 0; i--) {
            String name = damage.any(names);
            parts.put(name, damage.text(parts.getOrDefault(name, ""), others));
        }
        if (damage.random().nextInt(20) == 0) {
            parts.put(damage.any(names), damage.any(others));
            parts.remove(damage.any(names));
        }
        byte[] archive = of(parts);
        return damage.random().nextInt(4) == 0 ? damage.bytes(archive, List.of(archive)) : archive;
    }

    static byte[] of(String... namesAndTexts) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            parts.put(namesAndTexts[at], namesAndTexts[at + 1]);
        }
        return of(parts);
    }
}
