package dev.longshore.store.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of one index that are not in memory. It is for this process only and needs no care after a crash: an index is made anew from
 * its documents at each start, and the file has no name once it is open, so that nothing of it stays behind.
 *
 * <p>For one caller at a time.
 */
class PageFile {

    private static final String NAME = "index.pages";

    private final Path folder;
    private final Map<Integer, Deque<Long>> freeByRoom = new HashMap<>();
    private FileChannel channel;
    private long end;

    /** @param folder where it is made when it is first needed */
    PageFile(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a page, in its place where it fits.
     *
     * @param former where the page was; null when it was nowhere
     * @throws IOException when it is not written; what was in its former place counts no more
     */
    Extent write(Extent former, ByteBuffer page) throws IOException {
        int length = page.remaining();
        boolean fits = former != null && former.room() >= length;
        Extent where = fits ? former : take(Extent.roomFor(length));
        try {
            writeAll(page, where.offset());
        } catch (IOException e) {
            if (!fits) {
                release(where);
            }
            throw e;
        }
        if (former != null && !fits) {
            release(former);
        }
        return where.holding(length);
    }

    private Extent take(int room) {
        Deque<Long> free = freeByRoom.get(room);
        if (free != null && !free.isEmpty()) {
            return new Extent(free.pop(), room, 0);
        }
        long offset = end;
        end += room;
        return new Extent(offset, room, 0);
    }

    private void writeAll(ByteBuffer page, long offset) throws IOException {
        if (channel == null) {
            channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        long at = offset;
        while (page.hasRemaining()) {
            at += channel.write(page, at);
        }
    }

    ByteBuffer read(Extent where) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(where.length());
        while (page.hasRemaining()) {
            if (channel.read(page, where.offset() + page.position()) < 0) {
                throw new IOException("the pages of an index in " + folder + " end before " + where);
            }
        }
        return page.flip();
    }

    /** The page that was there is needed no more. */
    void release(Extent where) {
        freeByRoom.computeIfAbsent(where.room(), _ -> new ArrayDeque<>()).push(where.offset());
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
