package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slots of one executor. As many as were ever needed at once are kept, up to a limit. */
final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final int MOST_FREE = 1_000;

    private final Path root;
    private final Deque<Slot> free = new ArrayDeque<>();
    private long last;

    /** @param root holds the slots and nothing else; made when missing */
    Slots(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    /** All slots on disk. */
    List<Slot> list() throws IOException {
        List<Slot> slots = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            folders.forEach(folder -> slots.add(new Slot(folder)));
        }
        return slots;
    }

    /** A slot that is free: the one that was freed last, whose files are in memory still. */
    Slot take() throws IOException {
        Slot slot = poll();
        return slot == null ? make() : slot;
    }

    private synchronized Slot poll() {
        return free.pollFirst();
    }

    private synchronized Slot make() throws IOException {
        Path folder;
        do {
            folder = root.resolve(Long.toString(++last));
        } while (Files.exists(folder));
        return Slot.create(folder);
    }

    /** Takes back a slot that was released or discarded and in which nothing runs any more. */
    void giveBack(Slot slot) {
        try {
            if (slot.isDiscarded() || !slot.tidy() || !isKept(slot)) {
                slot.discard();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be tidied up: {}", slot.folder(), e.toString());
        }
    }

    private synchronized boolean isKept(Slot slot) {
        if (free.size() >= MOST_FREE) {
            return false;
        }
        free.addFirst(slot);
        return true;
    }
}
