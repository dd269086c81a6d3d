package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.Random;

import dev.longshore.contracts.job.AttemptId;

/** What an attempt does when it is run: the same for the same seed and attempt. Most are short, and some take very long. */
record Plan(Duration startDelay, boolean failsToStart, Duration duration, int exitCode) {

    private static final double SHORTEST_SECONDS = 2;
    private static final double LONGEST_SECONDS = 150;
    /** The smaller, the heavier is the tail. */
    private static final double PARETO_SHAPE = 0.9;

    static Plan of(long seed, AttemptId attempt) {
        Random random = new Random(seed ^ attempt.toString().hashCode());
        boolean succeeds = random.nextInt(10) < 7;
        return new Plan(Duration.ofMillis(random.nextInt(2_000)), random.nextInt(20) == 0, heavyTailed(random),
                succeeds ? 0 : random.nextInt(4));
    }

    private static Duration heavyTailed(Random random) {
        double seconds = SHORTEST_SECONDS / Math.pow(1 - random.nextDouble(), 1 / PARETO_SHAPE);
        return Duration.ofMillis((long) (1000 * Math.min(seconds, LONGEST_SECONDS)));
    }
}
