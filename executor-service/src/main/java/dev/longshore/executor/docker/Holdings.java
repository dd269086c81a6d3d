package dev.longshore.executor.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.StartFailedException;

/**
 * Remembers on disk which attempts may be with the engine: a file for each, from before its container is created until it is removed.
 * Only for a start that finds no engine: it must not run elsewhere what may be running there.
 */
public final class Holdings {
    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    private final Path folder;
    private final String boot;

    /**
     * @param folder holds the files and nothing else; made when missing
     * @param boot differs after each boot of the host, which containers do not outlive
     * @throws UncheckedIOException when the folder cannot be made
     */
    public Holdings(Path folder, String boot) {
        this.boot = boot;
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many attempts may be with the engine, running or ended. */
    public long count() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            long count = 0;
            for (Path file : files) {
                count += Files.readString(file).equals(boot) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws StartFailedException when that cannot be remembered */
    void add(AttemptId attempt) throws StartFailedException {
        try {
            write(attempt);
        } catch (IOException e) {
            throw StartFailedException.create("the executor's data folder cannot be written: " + e);
        }
    }

    void remove(AttemptId attempt) {
        try {
            Files.deleteIfExists(fileOf(attempt));
        } catch (IOException e) {
            LOG.warn("it cannot be written down that {} is no longer with the engine: {}", attempt, e.toString());
        }
    }

    /** The engine has told what is there. */
    void replaceBy(Collection<AttemptId> attempts) {
        Set<Path> kept = attempts.stream().map(this::fileOf).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!kept.contains(file)) {
                    Files.delete(file);
                }
            }
            for (AttemptId attempt : attempts) {
                write(attempt);
            }
        } catch (IOException e) {
            LOG.warn("it cannot be written down which attempts are with the engine: {}", e.toString());
        }
    }

    private void write(AttemptId attempt) throws IOException {
        Files.writeString(fileOf(attempt), boot);
    }

    private Path fileOf(AttemptId attempt) {
        return folder.resolve(Attempt.containerName(attempt));
    }
}
