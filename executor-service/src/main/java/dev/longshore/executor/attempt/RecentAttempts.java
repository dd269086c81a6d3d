package dev.longshore.executor.attempt;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

import dev.longshore.contracts.job.AttemptId;

/** The attempts that were forgotten last, so that a placement that comes late again is recognised. */
final class RecentAttempts {

    private static final int MOST = 20_000;

    private final SequencedSet<AttemptId> attempts = new LinkedHashSet<>();

    synchronized void add(AttemptId attempt) {
        attempts.addLast(attempt);
        if (attempts.size() > MOST) {
            attempts.removeFirst();
        }
    }

    synchronized boolean contains(AttemptId attempt) {
        return attempts.contains(attempt);
    }
}
