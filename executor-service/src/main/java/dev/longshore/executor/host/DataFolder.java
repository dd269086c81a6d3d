package dev.longshore.executor.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.messaging.startup.ExclusiveFile;

/** The folder of one executor. Its id is in it; while the folder is open, no other executor can open it. */
public final class DataFolder implements AutoCloseable {

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private final Path path;
    private final ExclusiveFile lock;
    private final ExecutorId executor;

    private DataFolder(Path path, ExclusiveFile lock, ExecutorId executor) {
        this.path = path;
        this.lock = lock;
        this.executor = executor;
    }

    /**
     * Opens the folder, made when missing.
     *
     * @throws UnusableHostException when it cannot be written, or another executor has it
     */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            ExclusiveFile lock = ExclusiveFile.hold(path.resolve("lock"))
                    .orElseThrow(
                            () -> new UnusableHostException("the data folder " + path + " is in use by another executor", null));
            return new DataFolder(path, lock, idKeptIn(path.resolve("executor-id")));
        } catch (IOException e) {
            throw new UnusableHostException("the data folder " + path + " cannot be used: " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    public ExecutorId executor() {
        return executor;
    }

    /** Names the host: the machine's own id where it has one, so that executors on it agree. */
    public String hostId() throws IOException {
        String machine = Files.isReadable(MACHINE_ID) ? Files.readString(MACHINE_ID).strip() : "";
        return machine.isEmpty() ? executor.value() : machine;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static ExecutorId idKeptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path written = Files.writeString(file.resolveSibling("executor-id.new"), UUID.randomUUID() + "\n");
            Files.move(written, file);
        }
        return new ExecutorId(Files.readString(file).strip());
    }
}
