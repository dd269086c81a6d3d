package dev.longshore.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.longshore.messaging.startup.ExclusiveFile;

/** The data folder of a system. While it is open, no other system can open it. */
final class Home implements AutoCloseable {

    private final Path path;
    private final ExclusiveFile lock;

    private Home(Path path, ExclusiveFile lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, made when missing.
     *
     * @throws StartFailedException when it cannot be written, or another system has it
     */
    static Home open(Path path) {
        try {
            Files.createDirectories(path.resolve("run"));
            return ExclusiveFile.hold(path.resolve("run/lock")).map(lock -> new Home(path, lock)).orElseThrow(() -> inUse(path));
        } catch (AccessDeniedException e) {
            throw new StartFailedException(
                    "no write access to the data folder " + path + "; choose another with --home or LONGSHORE_HOME", e);
        } catch (IOException e) {
            throw new StartFailedException("the data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static StartFailedException inUse(Path path) {
        return new StartFailedException("the data folder " + path + " is in use by another system that runs"
                + RunFile.processIn(path.resolve("run")) + "; stop it, or choose another folder with --home or LONGSHORE_HOME");
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path store() {
        return path.resolve("store");
    }

    Path executor() {
        return path.resolve("executor");
    }

    RunFile runFile() {
        return new RunFile(path.resolve("run"));
    }

    /** Where the log goes, before anything else is known of the folder. */
    static Path logs(Path home) {
        return home.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
