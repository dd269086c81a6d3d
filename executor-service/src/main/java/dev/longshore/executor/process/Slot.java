package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.longshore.executor.container.Exit;

/**
 * A folder in which one attempt runs at a time:
 *
 * <ul>
 * <li>{@code labels}: what is known of the attempt</li>
 * <li>{@code run}: a line from whoever takes the attempt on, and its exit code. The first line decides: a shell that finds another's
 * runs nothing, and an executor that comes first knows that the attempt never ran</li>
 * <li>{@code output}: what it prints</li>
 * <li>{@code scratch}: its working directory</li>
 * </ul>
 *
 * <p>Slots are used again and their files written over: a file system may take 0.2 ms and more to make and remove the five of them,
 * as ext4 does when many were removed in the last minute.
 */
record Slot(Path folder) {
    private static final String TAKEN_BY_EXECUTOR = "executor";
    private static final String EXIT = "exit ";
    private static final String DISCARDED = ".discarded";
    private static final Pattern EXIT_LINE = Pattern.compile(EXIT + "(\\d{1,3})(?: (.*))?");
    private static final Pattern PROCESS_ID = Pattern.compile("\\d{1,18}");

    /** Makes a slot that is free. */
    static Slot create(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("scratch"));
        return new Slot(folder);
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    Path output() {
        return folder.resolve("output");
    }

    /** Gives the slot, which is tidy, to an attempt. */
    void assign(Labels labels) throws IOException {
        labels.write(labels());
    }

    /** @return nothing when the slot is free, or its labels were not written to the end: nothing has run then */
    Optional<Labels> assigned() throws IOException {
        return Labels.read(labels());
    }

    /** Takes the attempt, so that its shell will not run it any more. @return whether nobody else was first */
    boolean claim() throws IOException {
        append(TAKEN_BY_EXECUTOR);
        return linesOfRun().getFirst().equals(TAKEN_BY_EXECUTOR);
    }

    /** The id of the shell that took the attempt; nothing before, or when the job has damaged the file. */
    OptionalLong shell() throws IOException {
        List<String> lines = linesOfRun();
        return lines.isEmpty() || !PROCESS_ID.matcher(lines.getFirst()).matches()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(lines.getFirst()));
    }

    /** How the attempt ended; nothing before, or while the line is being written. */
    Optional<Exit> exit(Instant startedAt) throws IOException {
        for (String line : linesOfRun()) {
            Matcher exit = EXIT_LINE.matcher(line);
            if (exit.matches()) {
                return Optional.of(new Exit(startedAt, endedAt(startedAt), Integer.parseInt(exit.group(1)) & 0xFF,
                        Optional.ofNullable(exit.group(2))));
            }
        }
        return Optional.empty();
    }

    /** Writes the end in place of a shell that is gone and has not done it. */
    void writeExit(int code, String reason) throws IOException {
        append(EXIT + code + " " + reason);
    }

    /** Takes the slot from its attempt: from now on it is free, if not tidy. */
    void release() throws IOException {
        Labels.erase(labels());
    }

    /**
     * Removes what the last attempt has left, its exit code above all: the next one is looked at before it is assigned. Only when
     * nothing of the last one runs any more.
     *
     * @return whether the slot can be given to another: the job may have damaged it
     */
    boolean tidy() throws IOException {
        try {
            truncate(run());
            if (output().toFile().length() > 0) {
                truncate(output());
            }
            Folders.empty(scratch());
            return Files.isWritable(scratch());
        } catch (FileSystemException e) {
            return false;
        }
    }

    /**
     * Removes the slot, its place first: a shell that was launched there and comes late finds nothing to take.
     *
     * @throws IOException when it cannot be removed; it is a discarded one then
     */
    void discard() throws IOException {
        Path aside = isDiscarded() ? folder : folder.resolveSibling(UUID.randomUUID() + DISCARDED);
        Files.move(folder, aside);
        Folders.empty(aside);
        Files.delete(aside);
    }

    /** Whether it is what could not be removed of one that was. */
    boolean isDiscarded() {
        return folder.getFileName().toString().endsWith(DISCARDED);
    }

    /** The file system's clock is some milliseconds behind the host's, and many commands take less. */
    private Instant endedAt(Instant startedAt) throws IOException {
        Instant written = Files.getLastModifiedTime(run()).toInstant();
        return written.isBefore(startedAt) ? startedAt : written;
    }

    private Path run() {
        return folder.resolve("run");
    }

    private Path labels() {
        return folder.resolve("labels");
    }

    private void append(String line) throws IOException {
        Files.writeString(run(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Those that are written to their end. */
    private List<String> linesOfRun() throws IOException {
        try {
            String text = new String(Files.readAllBytes(run()), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Closed before it is written to: ext4 would write to the disk at once what follows a truncation in the same opening. */
    private static void truncate(Path file) throws IOException {
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
                .close();
    }
}
