package dev.longshore.scheduler.core.fairshare;

import java.time.Duration;
import java.time.Instant;

import dev.longshore.scheduler.core.state.ShareUsage;

/**
 * How use fades. AWS says that recent use counts more than old and over which window, but not how; here it fades exponentially: what is
 * as old as the window counts for a little more than a third, and what is three times as old is forgotten.
 *
 * <p>In meaning the use at a moment is the sum over all past seconds of the vCPUs that the share held in that second, each faded by its
 * age. While it holds the same number, that is a sum in closed form; so use is worked out when the number changes, and when it is asked
 * for, and never in between.
 *
 * @param window {@code shareDecaySeconds}
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html">AWS Batch API reference,
 *      FairsharePolicy</a>
 */
record Decay(Duration window) {

    /** The shortest, which holds where none is set. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final int WINDOWS_REMEMBERED = 3;

    static Decay over(Duration set) {
        return new Decay(set.isZero() ? SHORTEST : set);
    }

    /** The window in seconds. It is also the average age of the use of a share that always holds the same. */
    double seconds() {
        return window.toMillis() / 1000.0;
    }

    /** How long use is remembered at all. */
    Duration memory() {
        return window.multipliedBy(WINDOWS_REMEMBERED);
    }

    /** The use at a later moment, in vCPU-seconds, of a share that has held so many vCPUs since. */
    double later(ShareUsage known, double vcpus, Instant now) {
        double left = StrictMath.exp(-Duration.between(known.at(), now).toMillis() / 1000.0 / seconds());
        return known.vcpuSeconds() * left + vcpus * seconds() * (1 - left);
    }
}
