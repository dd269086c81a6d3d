package dev.longshore.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of puts and removals under slot numbers, in a folder of its own.
 *
 * <p>A put or removal that has returned survives the end of the process, because it has been written; {@link #force} makes it survive a
 * power failure. A frame that a crash has cut in two is removed at open. Space is won back from the oldest file only: what is still live
 * in it is appended anew, then the file goes. So a removal is forgotten only when everything older is gone too.
 *
 * <p>Writers must take turns; readers use {@link #segments} at any time.
 */
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final byte[] NOTHING = {};

    private final Path folder;
    private final int segmentBytes;
    private volatile Segments segments;
    private volatile boolean dirty;
    private long closedBytes;
    private long liveBytes;

    private Journal(Path folder, int segmentBytes, Segments segments) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.segments = segments;
    }

    /**
     * Opens the journal in this folder, or starts one.
     *
     * @param segmentBytes size at which a new file is begun, at most 32 MiB
     * @param slots is filled with what is live
     * @throws IOException when the folder cannot be used, a file is missing, or one other than the newest is damaged
     */
    public static Journal open(Path folder, int segmentBytes, SlotTable slots) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = filesIn(folder);
        if (files.isEmpty()) {
            return new Journal(folder, segmentBytes, new Segments(Segment.create(folder, 1)));
        }
        requireAll(files);
        Segment[] inOrder = new Segment[files.size()];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = Segment.open(files.get(i), (frame, location) -> slots.set(frame.slot(), bodyOf(frame, location)));
            cutTail(inOrder[i], i == inOrder.length - 1);
        }
        Journal journal = new Journal(folder, segmentBytes, new Segments(inOrder));
        journal.count(inOrder, slots);
        return journal;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Segment.numberIn(file) > 0).sorted().toList();
        }
    }

    private static void requireAll(List<Path> files) throws IOException {
        int expected = Segment.numberIn(files.getFirst());
        for (Path file : files) {
            if (Segment.numberIn(file) != expected) {
                throw new IOException(Segment.pathOf(file.getParent(), expected)
                        + " is missing; restore it from a backup, or remove the folder to start empty");
            }
            expected++;
        }
    }

    private static long bodyOf(Frame frame, long location) {
        return switch (frame.kind()) {
            case PUT -> location;
            case REMOVE -> Location.NONE;
        };
    }

    private static void cutTail(Segment segment, boolean newest) throws IOException {
        if (!newest && segment.tailBytes() > 0) {
            throw new IOException(segment.path() + " is damaged behind byte " + segment.size()
                    + "; restore it from a backup, or remove the folder to start empty");
        }
        long torn = segment.cutTail();
        if (torn > 0) {
            LOG.warn("Cut off {} bytes of an unfinished write at the end of {}", torn, segment.path());
        }
    }

    private void count(Segment[] inOrder, SlotTable slots) {
        for (Segment segment : inOrder) {
            closedBytes += segment.size();
        }
        closedBytes -= segments.newest().size();
        slots.forEach((slot, location) -> liveBytes += Frame.HEADER_BYTES + Location.length(location));
    }

    /**
     * Writes a body under a slot.
     *
     * @param replaced where the slot's former body lies, or {@link Location#NONE}
     * @return where the body lies now
     * @throws IOException when it could not be written; then nothing has changed
     */
    public long put(int slot, byte[] body, long replaced) throws IOException {
        long location = append(Frame.Kind.PUT, slot, body);
        liveBytes += Frame.HEADER_BYTES + body.length;
        release(replaced);
        return location;
    }

    /** Writes that a slot is empty now; as {@link #put} otherwise. */
    public void remove(int slot, long removed) throws IOException {
        append(Frame.Kind.REMOVE, slot, NOTHING);
        release(removed);
    }

    private void release(long location) {
        if (location != Location.NONE) {
            liveBytes -= Frame.HEADER_BYTES + Location.length(location);
        }
    }

    private long append(Frame.Kind kind, int slot, byte[] body) throws IOException {
        if (segments.newest().size() >= segmentBytes) {
            roll();
        }
        long location = segments.newest().append(kind, slot, body);
        dirty = true;
        return location;
    }

    /** A file is forced before the next begins, so that only the newest can end in the middle of a frame. */
    private void roll() throws IOException {
        Segment full = segments.newest();
        full.force();
        segments = segments.with(Segment.create(folder, full.number() + 1));
        closedBytes += full.size();
    }

    /** True when more than half of the journal is dead, and it is large enough to care. */
    public boolean isWasteful() {
        return segments.count() > 1 && totalBytes() > 2 * liveBytes + 2L * segmentBytes;
    }

    /** In bytes, dead ones included. */
    public long totalBytes() {
        return closedBytes + segments.newest().size();
    }

    /** What can be read now. */
    public Segments segments() {
        return segments;
    }

    /** Deletes the oldest file, then forgets it. Everything live in it must have been put anew. */
    void dropOldest() throws IOException {
        segments.newest().force();
        Segment oldest = segments.oldest();
        oldest.delete();
        segments = segments.withoutOldest();
        closedBytes -= oldest.size();
    }

    /**
     * Makes everything written so far survive a power failure. Costs nothing when there is nothing new.
     *
     * @throws IOException when it may not survive; the next call tries again
     */
    public void force() throws IOException {
        if (!dirty) {
            return;
        }
        dirty = false; // before, so that what is written meanwhile is forced the next time
        boolean forced = false;
        try {
            segments.newest().force();
            forced = true;
        } finally {
            if (!forced) {
                dirty = true;
            }
        }
    }

    /** Deletes the journal and its folder. */
    public void delete() throws IOException {
        segments.delete();
        Files.deleteIfExists(folder);
    }

    /** Forces and closes; nobody may read or write any more. */
    public void close() throws IOException {
        segments.newest().force();
        segments.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
