package dev.longshore.cli.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.longshore.cli.terminal.CommandFailedException;

import static java.util.Objects.requireNonNull;

/**
 * The data folder of a system.
 *
 * @param path absolute
 */
public record Home(Path path) {

    public Home {
        requireNonNull(path, "path");
    }

    /** A folder within, made where it is missing. @throws CommandFailedException when it cannot be written to */
    public Path folder(String name) {
        Path folder = path.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (AccessDeniedException e) {
            throw notWritable(e);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the data folder " + path + " is no folder and cannot be made one; choose another with LONGSHORE_HOME", e);
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(null);
        }
        return folder;
    }

    /** Written by the system once it is ready. */
    Path runFile() {
        return path.resolve("run/longshore.json");
    }

    private CommandFailedException notWritable(Exception cause) {
        return new CommandFailedException("no write access to the data folder " + path + "; choose another with LONGSHORE_HOME",
                cause);
    }
}
