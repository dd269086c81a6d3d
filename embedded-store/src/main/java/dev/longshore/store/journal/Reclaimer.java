package dev.longshore.store.journal;

import java.io.IOException;
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

    /** Does one step's work if there is any. Must be called by whoever may write. */
    public void step() throws IOException {
        if (!busy && !begin()) {
            return;
        }
        for (int i = 0; i < FRAMES_PER_STEP && !candidates.isEmpty(); i++) {
            move(candidates.poll());
        }
        if (candidates.isEmpty()) {
            journal.dropOldest();
            busy = false;
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
            byte[] body = journal.segments().read(candidate.location);
            slots.set(candidate.slot, journal.put(candidate.slot, body, candidate.location));
        }
    }

    private record Candidate(int slot, long location) {}
}
