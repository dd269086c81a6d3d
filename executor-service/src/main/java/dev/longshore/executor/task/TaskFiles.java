package dev.longshore.executor.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.codec.UnreadableMessageException;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.executor.container.ContainerId;

/**
 * Remembers tasks on disk, each from before its first container until it is over: what the engine shows is only which containers there are,
 * and not which are to follow.
 *
 * <p>A file to a task: the boot of the host, the placement, and a line for each container that has begun or never will, and for the
 * beginning of the end.
 */
public final class TaskFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFiles.class);
    private static final String STARTED = "started ";
    private static final String FAILED = "failed ";
    private static final String ENDING = "ending";

    private final Path folder;
    private final String boot;
    private final MessageCodec codec = new MessageCodec();

    /**
     * @param folder holds the files and nothing else; made when missing
     * @param boot differs after each boot of the host, over which no task goes on
     * @throws UncheckedIOException when the folder cannot be made
     */
    public TaskFiles(Path folder, String boot) {
        this.boot = boot;
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A task of an earlier start of the executor.
     *
     * @param started the containers that have begun, if not all of them
     * @param failed why containers never run, by their names
     * @param ending whether nothing of it is to be started any more
     */
    public record Remembered(JobPlaced placed, Set<String> started, Map<String, String> failed, boolean ending) {

        /** Whether anything was started, or is known never to be. */
        public boolean hasBegun() {
            return ending || !started.isEmpty();
        }
    }

    /** @throws IOException when it cannot be remembered: it must not begin then */
    public void add(JobPlaced placed) throws IOException {
        Files.writeString(fileOf(placed.attempt()),
                boot + "\n" + new String(codec.write(placed), StandardCharsets.UTF_8) + "\n");
    }

    /** From here on the container is not started again, whatever becomes of it. */
    public void started(AttemptId attempt, String container) {
        append(attempt, STARTED + container);
    }

    /** The container could not be started, or waited in vain, and that is not tried again. */
    public void failed(AttemptId attempt, String container, String reason) {
        append(attempt, FAILED + container + " " + reason.replaceAll("\\R", " "));
    }

    /** From here on no container of it is started. */
    public void ending(AttemptId attempt) {
        append(attempt, ENDING);
    }

    /** It is over, and everybody knows. */
    public void remove(AttemptId attempt) {
        try {
            Files.deleteIfExists(fileOf(attempt));
        } catch (IOException e) {
            LOG.warn("the task {} cannot be forgotten: {}", attempt, e.toString());
        }
    }

    /** All of them; one that was not written to its end had not begun. */
    public List<Remembered> list() {
        List<Remembered> tasks = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                read(file).ifPresent(tasks::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tasks in " + folder + " cannot be read", e);
        }
        return tasks;
    }

    private Optional<Remembered> read(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        try {
            JobPlaced placed = (JobPlaced) codec.read(lines.get(1).getBytes(StandardCharsets.UTF_8));
            Set<String> started = after(STARTED, lines).collect(Collectors.toSet());
            Map<String, String> failed = after(FAILED, lines).map(line -> line.split(" ", 2)).filter(parts -> parts.length == 2)
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
            return Optional.of(new Remembered(placed, started, failed, lines.contains(ENDING) || !lines.getFirst().equals(boot)));
        } catch (UnreadableMessageException | ClassCastException | IndexOutOfBoundsException e) {
            LOG.warn("what is in {} is no task, and is removed: {}", file, e.toString());
            Files.delete(file);
            return Optional.empty();
        }
    }

    private static Stream<String> after(String mark, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(mark)).map(line -> line.substring(mark.length()));
    }

    private void append(AttemptId attempt, String line) {
        try {
            Files.writeString(fileOf(attempt), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("it cannot be written down how far the task {} has come: {}", attempt, e.toString());
        }
    }

    private Path fileOf(AttemptId attempt) {
        return folder.resolve(ContainerId.of(attempt).engineName());
    }
}
