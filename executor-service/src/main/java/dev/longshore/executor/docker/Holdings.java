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

import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.StartFailedException;

/**
 * Remembers on disk which containers may be with the engine: a file for each, from before its container is created until it is removed.
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

    /** How many containers may be with the engine, running or ended. */
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
    void add(ContainerId container) throws StartFailedException {
        try {
            write(container);
        } catch (IOException e) {
            throw StartFailedException.create("the executor's data folder cannot be written: " + e);
        }
    }

    void remove(ContainerId container) {
        try {
            Files.deleteIfExists(fileOf(container));
        } catch (IOException e) {
            LOG.warn("it cannot be written down that {} is no longer with the engine: {}", container.engineName(), e.toString());
        }
    }

    /** The engine has told what is there. */
    void replaceBy(Collection<ContainerId> containers) {
        Set<Path> kept = containers.stream().map(this::fileOf).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!kept.contains(file)) {
                    Files.delete(file);
                }
            }
            for (ContainerId container : containers) {
                write(container);
            }
        } catch (IOException e) {
            LOG.warn("it cannot be written down which containers are with the engine: {}", e.toString());
        }
    }

    private void write(ContainerId container) throws IOException {
        Files.writeString(fileOf(container), boot);
    }

    private Path fileOf(ContainerId container) {
        return folder.resolve(container.engineName());
    }
}
