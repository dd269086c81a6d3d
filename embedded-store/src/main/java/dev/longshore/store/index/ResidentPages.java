package dev.longshore.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which pages of an index are in memory: so many at most, those that somebody has asked for lately. The simple meaning is that of the
 * page asked for longest ago, which leaves first; the shortcut is a hand that goes round and passes over each page once that was asked
 * for since it last came by.
 *
 * <p>Writers must be alone and say {@link #trim} when a change is complete: until then no page that they have got leaves. Readers may be
 * many; what they have got stays as it was, whether it leaves or not.
 */
final class ResidentPages {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentPages.class);
    /** Trying all, each time, would take long where the disk is full; the hand comes to the others the next time. */
    private static final int MOST_REFUSED = 8;

    private final PageFile file;
    private final int most;
    private final List<Page> resident = new ArrayList<>();
    private int hand;
    private boolean failing;

    /** @param most pages in memory, at least 1 */
    ResidentPages(PageFile file, int most) {
        this.file = file;
        this.most = most;
    }

    /** @throws UncheckedIOException when it is on disk and cannot be read */
    Chunk read(Page page) {
        page.ask();
        Chunk chunk = page.chunk();
        return chunk != null ? chunk : readFromDisk(page);
    }

    private synchronized Chunk readFromDisk(Page page) {
        Chunk chunk = load(page);
        trim();
        return chunk;
    }

    /** As {@link #read}, for the one who changes it. */
    synchronized Chunk change(Page page) {
        page.ask();
        Chunk chunk = load(page);
        page.willChange();
        return chunk;
    }

    private Chunk load(Page page) {
        Chunk known = page.chunk();
        if (known != null) {
            return known;
        }
        try {
            Chunk chunk = Chunk.decode(file.read(page.extent()));
            page.loaded(chunk);
            resident.add(page);
            return chunk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a new page, which is in memory. */
    synchronized void add(Page page) {
        page.ask();
        resident.add(page);
    }

    /** Forgets a page that is no more. */
    synchronized void remove(Page page) {
        resident.remove(page);
        if (page.extent() != null) {
            file.release(page.extent());
        }
    }

    /** Lets pages leave until there are no more than may be. Where the disk takes none, those that it has not stay, which is told once. */
    synchronized void trim() {
        boolean fails = false;
        for (int refused = 0; resident.size() > most && refused < MOST_REFUSED;) {
            Page page = nextToLeave();
            try {
                write(page);
                leaves(page);
            } catch (IOException e) {
                tell(e);
                fails = true;
                refused++;
                hand++;
            }
        }
        failing = fails;
    }

    private void tell(IOException e) {
        if (!failing) {
            LOG.warn("Index entries stay in memory, because they cannot be written: {}", e.getMessage());
        }
        failing = true;
    }

    private Page nextToLeave() {
        Page page = next();
        while (page.takeAsked()) {
            hand++;
            page = next();
        }
        return page;
    }

    private void write(Page page) throws IOException {
        if (page.isChanged()) {
            page.writtenTo(file.write(page.extent(), page.chunk().encode()));
        }
    }

    /** The page at the hand; the last one takes its place. */
    private void leaves(Page page) {
        page.leavesMemory();
        Page last = resident.removeLast();
        if (hand < resident.size()) {
            resident.set(hand, last);
        }
    }

    private Page next() {
        if (hand >= resident.size()) {
            hand = 0;
        }
        return resident.get(hand);
    }

    void close() throws IOException {
        file.close();
    }
}
