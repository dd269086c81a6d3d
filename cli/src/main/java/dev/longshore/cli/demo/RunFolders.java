package dev.longshore.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One folder for the results of each run; of former runs only the latest are kept. */
record RunFolders(Path folder) {

    private static final int KEPT = 5;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    Path create(Instant now) {
        try {
            Path created = Files.createDirectories(folder.resolve(NAME.format(now)));
            formerRuns().stream().skip(KEPT).forEach(RunFolders::delete);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for the results could not be made in " + folder, e);
        }
    }

    private List<Path> formerRuns() throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** Files that a container left behind may belong to somebody else; then they stay. */
    private static void delete(Path run) {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // they take room, and do no other harm
        }
    }
}
