package dev.longshore.scheduler.cell;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills the shell between any two of its steps, a limited number of times. Each point has a countdown of its own, drawn anew after each
 * kill there, so that steps that are taken often do not draw all the kills.
 */
final class CrashPoints implements FaultyClients.Mischief {

    /** About how often a step is taken in the time of one kill there. */
    private static final Map<String, Integer> PACE = Map.of("poll", 40, "apply", 12, "beginTransaction", 12, "send", 150,
            "commitTransaction", 8, "initTransactions", 25);

    private final Random random;
    private final Map<String, Integer> countdowns = new TreeMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private int left;
    private boolean dead;

    CrashPoints(long seed, int atMost) {
        random = new Random(seed);
        left = atMost;
    }

    /** @param step {@code before} or {@code after}, and the step */
    @Override
    public synchronized void at(String step) {
        if (dead) {
            throw new Faults.Crash();
        }
        if (left > 0 && isOver(step)) {
            kill(step);
        }
    }

    private boolean isOver(String step) {
        int steps = countdowns.computeIfAbsent(step, this::draw);
        countdowns.put(step, steps - 1);
        return steps == 0;
    }

    private int draw(String step) {
        return random.nextInt(PACE.get(step.substring(step.indexOf(' ') + 1)));
    }

    private void kill(String step) {
        countdowns.remove(step);
        kills.merge(step, 1, Integer::sum);
        left--;
        dead = true;
        throw new Faults.Crash();
    }

    @Override
    public synchronized void revive() {
        dead = false;
    }

    @Override
    public synchronized boolean hasKilled() {
        return dead;
    }

    synchronized int left() {
        return left;
    }

    /** How often it killed, by point. */
    synchronized Map<String, Integer> kills() {
        return new TreeMap<>(kills);
    }
}
