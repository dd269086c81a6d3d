package dev.longshore.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data folder of a system. While it is open, no other system can open it. */
final class Home implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private Home(Path path, FileChannel lock) {
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
            FileChannel lock = FileChannel.open(path.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new StartFailedException("the data folder " + path + " is in use by another system that runs"
                        + RunFile.processIn(path.resolve("run"))
                        + "; stop it, or choose another folder with --home or LONGSHORE_HOME");
            }
            return new Home(path, lock);
        } catch (AccessDeniedException e) {
            throw new StartFailedException(
                    "no write access to the data folder " + path + "; choose another with --home or LONGSHORE_HOME", e);
        } catch (IOException e) {
            throw new StartFailedException("the data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
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

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
