package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwoProgramsTest {
    @TempDir
    private Path folder;
    @TempDir
    private Path temporary;

    @Test
    void twoProgramsSaveIntoOneFileAtOnce() throws Exception {
        Path file = folder.resolve("w.sqlite");
        Process other = OtherProgram.start(temporary, List.of(), "versions", file.toString(), "100");
        List<Integer> numbers = new ArrayList<>();
        try (Workspace workspace = Workspace.open(file)) {
            for (int i = 0; i < 100; i++) {
                numbers.add(workspace.prompts().save("p", Prompt.of(Message.user("by the test: " + i)), "").number());
            }
            OtherProgram.output(other).forEach(line -> numbers.add(Integer.parseInt(line.replace("version ", ""))));

            assertThat(other.waitFor()).isZero();
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
            assertThat(workspace.prompts().versions("p")).hasSize(200);
        }
    }

    @Test
    void fourProgramsMakeTheSameNewFileAtOnce() throws Exception {
        Path file = folder.resolve("w.sqlite");
        List<Process> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(OtherProgram.start(temporary, List.of(), "open", file.toString()));
        }
        for (Process other : others) {
            assertThat(OtherProgram.output(other)).containsExactly("opened " + file);
        }
    }

    /// 20 rounds; `-Dtest.jvmArgs=-Dwhittle.kills=200` for more.
    @Test
    void nothingAcknowledgedIsLostWhenTheProgramIsKilledAtAnyMoment() throws Exception {
        Path file = folder.resolve("w.sqlite");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int lastDraft = 0;
        Set<Integer> versions = new HashSet<>();
        Set<Integer> noted = new HashSet<>();
        int labelled = 0;
        Set<String> replies = new HashSet<>();
        Set<UUID> experiments = new HashSet<>();
        int rounds = Integer.getInteger("whittle.kills", 20);
        for (int round = 1; round <= rounds; round++) {
            String moment = "round %d of seed %d".formatted(round, seed);
            Process typist = OtherProgram.start(temporary, List.of(), "type", file.toString(), "" + (lastDraft + 1));
            List<String> acknowledged = new ArrayList<>();
            try (BufferedReader lines = typist.inputReader()) {
                int enough = 1 + random.nextInt(40);
                while (acknowledged.size() < enough) {
                    acknowledged.add(lines.readLine());
                }
                LockSupport.parkNanos(random.nextInt(4_000_000));
                // Not Process.destroyForcibly(), which closes the pipe with what was said last.
                assertThat(typist.toHandle().destroyForcibly()).as(moment).isTrue();
                lines.lines().forEach(acknowledged::add);
            }
            typist.waitFor();
            for (String line : acknowledged) {
                if (line.endsWith(".")) {
                    String what = line.substring(line.indexOf(' ') + 1, line.length() - 1);
                    switch (line.substring(0, line.indexOf(' '))) {
                        case "draft" -> lastDraft = Integer.parseInt(what);
                        case "version" -> versions.add(Integer.parseInt(what));
                        case "label" -> labelled = Integer.parseInt(what);
                        case "reply" -> replies.add(Fixture.key(Integer.parseInt(what)));
                        case "note" -> noted.add(Integer.parseInt(what));
                        default -> experiments.add(UUID.fromString(what));
                    }
                }
            }
            // Opening checks the file; without -wal the last saves would be gone.
            try (Workspace workspace = Workspace.open(file)) {
                String typed = workspace.drafts().latest().orElseThrow().prompt().messages().getLast().text();
                int saved = Integer.parseInt(typed.substring(typed.indexOf('#') + 1));
                assertThat(saved).as(moment).isBetween(lastDraft, lastDraft + 1);
                assertThat(typed).as(moment).isEqualTo(OtherProgram.text(saved));
                lastDraft = saved;
                List<PromptVersion> kept = workspace.prompts().versions("p");
                assertThat(kept).as(moment).extracting(PromptVersion::number).containsAll(versions);
                assertThat(kept).as(moment).filteredOn(version -> version.note().startsWith("note "))
                        .extracting(PromptVersion::number).containsAll(noted);
                assertThat(workspace.labels().of("p").getOrDefault("production", 0)).as(moment)
                        .isGreaterThanOrEqualTo(labelled);
                assertThat(workspace.search().find("note", 1, Fixture.COMPARISON)).as(moment)
                        .hasSizeGreaterThanOrEqualTo(noted.isEmpty() ? 0 : 1);
                assertThat(workspace.experiments().list("answer", Integer.MAX_VALUE)).as(moment)
                        .extracting(ExperimentSummary::id).containsAll(experiments);
                assertThat(workspace.matrices().earlierReplies(false).find(replies)).as(moment)
                        .containsOnlyKeys(replies);
            }
            assertThat(Fixture.sql(file, "PRAGMA quick_check")).as(moment).isEqualTo("ok");
        }
        try (Workspace workspace = Workspace.open(file)) {
            assertThat(workspace.upkeep().check()).isEmpty();
        }
        assertThat(versions).isNotEmpty();
        assertThat(experiments).isNotEmpty();
        System.out.printf("Killed %d times (seed %d): %d drafts, %d versions, %d notes, %d replies and %d experiments "
                + "acknowledged, none lost.%n", rounds, seed, lastDraft, versions.size(), noted.size(), replies.size(),
                experiments.size());
    }

    @Test
    void aFolderOrFileThatMayNotBeWrittenGetsItsSentenceAndStaysAsItIs() throws Exception {
        List<String> asOrdinaryUser = asOrdinaryUser();
        Path file = folder.resolve("w.sqlite");
        Workspace.open(file).close();
        byte[] before = Files.readAllBytes(file);
        String sentence = "READ_ONLY " + file
                + " may not be written; change the permissions of the file and its folder, or choose another workspace.";

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(OtherProgram.output(OtherProgram.start(temporary, asOrdinaryUser, "open", file.toString())))
                .containsExactly(sentence);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(OtherProgram.output(OtherProgram.start(temporary, asOrdinaryUser, "open", file.toString())))
                .containsExactly(sentence);

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(file).hasBinaryContent(before);
        assertThat(OtherProgram.output(OtherProgram.start(temporary, asOrdinaryUser, "open", file.toString())))
                .containsExactly("opened " + file);
    }

    /// Root may write everything, unless it gives that right up.
    private List<String> asOrdinaryUser() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "Needs POSIX permissions.");
        Path readOnly = Files.createDirectory(folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        if (!Files.isWritable(readOnly)) {
            return List.of();
        }
        File setpriv = new File("/usr/bin/setpriv");
        assumeTrue(setpriv.canExecute(), "Root may write everything, and there is no setpriv to give that right up.");
        return List.of(setpriv.getPath(), "--bounding-set=-dac_override,-dac_read_search",
                "--inh-caps=-dac_override,-dac_read_search");
    }
}
