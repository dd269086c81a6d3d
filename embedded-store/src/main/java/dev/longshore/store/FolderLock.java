package dev.longshore.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one store uses a folder at a time, in this process or another. It ends with the process, however that ends. */
final class FolderLock implements AutoCloseable {

    private static final String FILE = "store.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(channel, folder, null);
            }
            return new FolderLock(channel);
        } catch (OverlappingFileLockException e) {
            throw inUse(channel, folder, e);
        } catch (IOException e) {
            throw new StoreStartException("The store's folder " + folder + " cannot be written: " + e, e);
        }
    }

    private static StoreStartException inUse(FileChannel channel, Path folder, Exception cause) {
        StoreStartException inUse = new StoreStartException("The store's folder " + folder + " is in use by another store; "
                + "stop that one, or name another folder", cause);
        try {
            channel.close();
        } catch (IOException e) {
            inUse.addSuppressed(e);
        }
        return inUse;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
