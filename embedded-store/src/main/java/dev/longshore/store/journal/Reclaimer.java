package dev.longshore.store.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Wins back space by emptying the oldest file, a little with each write: for each frame that is appended, a few of the oldest file are
 * looked at, and moved if they are live. So a journal stays within about twice what is live, and no write waits long.
 */
public final class Reclaimer {

    private static final int FRAMES_PER_STEP = 4;

    private final Journal journal;
    private final SlotTable slots;
    private final Deque<Candidate> candidates = new ArrayDeque<>();
    private boolean busy;

    public Reclaimer(Journal journal, SlotTable slots) {
        this.journal = journal;
        this.slots = slots;
    }

    /**
     * Does one step's work if there is any. Must be called by whoever may write.
     *
     * @throws IOException when something cannot be read, moved or dropped; it is tried again with the next step, and until it has
     *         worked nothing is dropped
     */
    public void step() throws IOException {
        if (!busy && !begin()) {
            return;
        }
        for (int i = 0; i < FRAMES_PER_STEP && !candidates.isEmpty(); i++) {
            move(candidates.element());
            candidates.remove();
        }
        if (candidates.isEmpty()) {
            busy = false; // before, so that after a failure nothing is taken for emptied that was not looked at
            journal.dropOldest();
        }
    }

    /** Goes on until the journal is not wasteful any more. */
    public void finish() throws IOException {
        while (busy || journal.isWasteful()) {
            step();
        }
    }

    /** The bodies in the oldest file can only become fewer from now on: new ones go to the newest. */
    private boolean begin() {
        if (!journal.isWasteful()) {
            return false;
        }
        int oldest = journal.segments().oldest().number() & Location.SEGMENT_MASK;
        slots.forEach((slot, location) -> {
            if (Location.segment(location) == oldest) {
                candidates.add(new Candidate(slot, location));
            }
        });
        busy = true;
        return true;
    }

    private void move(Candidate candidate) throws IOException {
        if (slots.get(candidate.slot) == candidate.location) {
            byte[] body = read(candidate.location);
            slots.set(candidate.slot, journal.put(candidate.slot, body, candidate.location));
        }
    }

    private byte[] read(long location) throws IOException {
        try {
            return journal.segments().read(location);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Candidate(int slot, long location) {}
}
