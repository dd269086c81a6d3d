package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.Random;

import dev.longshore.contracts.job.AttemptId;

/** What an attempt does when it is run: the same for the same seed and attempt. */
record Plan(Duration startDelay, boolean failsToStart, Duration duration, int exitCode) {

    static Plan of(long seed, AttemptId attempt) {
        Random random = new Random(seed ^ attempt.toString().hashCode());
        boolean succeeds = random.nextInt(10) < 7;
        return new Plan(Duration.ofMillis(random.nextInt(2_000)), random.nextInt(20) == 0,
                Duration.ofMillis(random.nextInt(40_000)), succeeds ? 0 : random.nextInt(4));
    }
}
