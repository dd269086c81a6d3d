package dev.longshore.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.MongoServer;

import dev.longshore.store.server.StoreBackend;

/**
 * A MongoDB-compatible server on loopback, with indexes, whose data outlives the JVM: what was acknowledged is there after any end of
 * the process, and after a power failure but for the last 100 ms. Documents are on disk; of each index so many entries are in memory as
 * {@link StoreSettings} say, those that were asked for lately. No transactions, sessions, change streams, or TTL.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final int ANY_PORT = 0;
    private static final int ACCEPTING_THREADS = 1;
    private static final int WORKING_THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private final FolderLock lock;
    private final MongoServer server;
    private final int port;

    private EmbeddedStore(FolderLock lock, MongoServer server) {
        this.lock = lock;
        this.server = server;
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Starts a store on a free port and returns when it serves.
     *
     * @param folder holds its data; made when missing
     * @throws StoreStartException when the folder is in use, cannot be written, or holds damaged data
     */
    public static EmbeddedStore start(Path folder) {
        return start(folder, ANY_PORT);
    }

    /**
     * As {@link #start(Path)}, on a port of the caller's choice.
     *
     * @throws StoreStartException also when the port is taken
     */
    public static EmbeddedStore start(Path folder, int port) {
        return start(folder, port, StoreSettings.ofHeap());
    }

    /** As {@link #start(Path, int)}, with settings of the caller's choice. */
    public static EmbeddedStore start(Path folder, int port, StoreSettings settings) {
        FolderLock lock = FolderLock.take(folder);
        try {
            return new EmbeddedStore(lock, bound(open(folder, settings), port));
        } catch (RuntimeException | Error e) {
            release(lock, e);
            throw e;
        }
    }

    private static MongoServer open(Path folder, StoreSettings settings) {
        try {
            return new MongoServer(StoreBackend.open(folder, settings.segmentBytes(), settings.indexEntries()));
        } catch (UncheckedIOException e) {
            throw new StoreStartException("The store in " + folder + " cannot start: " + reason(e.getCause()), e);
        } catch (RuntimeException e) {
            throw new StoreStartException("The store in " + folder + " cannot start, because its data cannot be understood: "
                    + reason(e) + "; restore the folder from a backup, or move it away to start empty", e);
        }
    }

    /** Messages of {@link FileSystemException}s are often a path and nothing else. */
    private static String reason(Exception cause) {
        String message = cause instanceof FileSystemException || cause.getMessage() == null
                ? cause.toString()
                : cause.getMessage();
        return message.lines().collect(Collectors.joining(" "));
    }

    /** Netty throws checked exceptions that it does not declare. */
    private static MongoServer bound(MongoServer server, int port) {
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ACCEPTING_THREADS, WORKING_THREADS);
            return server;
        } catch (Exception e) {
            server.shutdownNow();
            throw new StoreStartException("The store cannot serve on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static void release(FolderLock lock, Throwable cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** For clients: scheme, host and port; no database, no slash at the end. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** Closes all connections, then the data. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
