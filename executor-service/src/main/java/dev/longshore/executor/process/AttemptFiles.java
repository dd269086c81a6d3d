package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Exit;

/**
 * What one attempt leaves on disk. The folder is there from before the start until the attempt is removed:
 *
 * <ul>
 * <li>{@code attempts/NAME/labels}: what is known of the attempt</li>
 * <li>{@code attempts/NAME/pid}: the claim of the shell that runs it, and its process id. Whoever creates it has the attempt: the shell
 * runs nothing when it comes second, and an executor that comes first knows that the attempt never ran</li>
 * <li>{@code attempts/NAME/scratch}: the working directory</li>
 * <li>{@code attempts/NAME/output}: what it prints</li>
 * <li>{@code exits/NAME}: its exit code, a line; all exits in one folder, so that one watch sees them</li>
 * </ul>
 */
record AttemptFiles(String name, Path folder, Path exit) {

    static final String ATTEMPTS = "attempts";
    static final String EXITS = "exits";

    static AttemptFiles of(Path root, String name) {
        return new AttemptFiles(name, root.resolve(ATTEMPTS).resolve(name), root.resolve(EXITS).resolve(name));
    }

    /** All attempts under {@code root}. */
    static List<AttemptFiles> all(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve(ATTEMPTS))) {
            return folders.map(folder -> of(root, folder.getFileName().toString())).toList();
        }
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    Path output() {
        return folder.resolve("output");
    }

    Path pid() {
        return folder.resolve("pid");
    }

    private Path labels() {
        return folder.resolve("labels");
    }

    /** @return whether this call made the folder; an attempt that exists is left as it is */
    boolean create(Attempt attempt) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        List<String> lines = new ArrayList<>();
        attempt.labels().forEach((label, value) -> lines.add(label + "=" + value));
        Files.write(labels(), lines);
        Files.createDirectory(scratch());
        return true;
    }

    /** @return nothing when the labels were not written to the end: the attempt has not run then */
    Optional<Attempt> attempt() throws IOException {
        try {
            Map<String, String> read = new LinkedHashMap<>();
            for (String line : Files.readAllLines(labels())) {
                int equals = line.indexOf('=');
                read.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
            }
            return Optional.of(Attempt.ofLabels(read));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Claims the attempt, so that its shell will not run it any more. */
    boolean claim() throws IOException {
        try {
            Files.createFile(pid());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The shell's process id; nothing while it is not written. */
    OptionalLong processId() throws IOException {
        try {
            String text = Files.readString(pid());
            return text.endsWith("\n") ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    /** When the shell took the attempt on; now while it has not. */
    Instant startedAt() throws IOException {
        try {
            return Files.getLastModifiedTime(pid()).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.now();
        }
    }

    /** How the attempt ended; nothing before, or while the line is being written. */
    Optional<Exit> exit(Instant startedAt) throws IOException {
        try {
            String text = Files.readString(exit);
            if (!text.endsWith("\n")) {
                return Optional.empty();
            }
            String[] codeAndReason = text.strip().split(" ", 2);
            Optional<String> reason = codeAndReason.length > 1 ? Optional.of(codeAndReason[1]) : Optional.empty();
            return Optional.of(new Exit(startedAt, Files.getLastModifiedTime(exit).toInstant(),
                    Integer.parseInt(codeAndReason[0]), reason));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes an end that the shell could not write; one that is there stays. */
    void writeExit(int code, String reason) throws IOException {
        Path written = folder.resolve("exit");
        Files.writeString(written, code + " " + reason + "\n");
        try {
            Files.createLink(exit, written);
        } catch (FileAlreadyExistsException e) {
            Files.delete(written);
        }
    }

    /** Removes all of it, the labels first: without them, what is left is removed at the next start. */
    void delete() throws IOException {
        Files.deleteIfExists(labels());
        deleteTree(folder);
        Files.deleteIfExists(exit);
    }

    private static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) {
                    deleteTree(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
