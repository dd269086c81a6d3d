package dev.longshore.scheduler.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * How long the last attempts of jobs of a definition ran that have succeeded.
 *
 * @param definition without revision
 * @param seconds the oldest first, at most {@link #REMEMBERED}; whole seconds, so that jobs which are alike change nothing
 * @param hour within which the last of them ended
 */
public record RunTimes(Arn definition, List<Integer> seconds, Instant hour) implements Entity {

    /** So many run times are remembered. */
    public static final int REMEMBERED = 16;

    static final String PREFIX = "run-times/";
    private static final int ENOUGH = 3;

    public RunTimes {
        requireNonNull(definition, "definition");
        requireNonNull(hour, "hour");
        seconds = List.copyOf(seconds);
        if (seconds.size() > REMEMBERED) {
            throw new IllegalArgumentException("at most " + REMEMBERED + " run times are remembered, not " + seconds.size());
        }
    }

    /** Before anything is known. */
    public static RunTimes none(Arn definition) {
        return new RunTimes(definition, List.of(), Instant.EPOCH);
    }

    public RunTimes with(Duration ran, Instant endedAt) {
        List<Integer> longer = new ArrayList<>(seconds);
        longer.add(Math.clamp(ran.toSeconds(), 0, Integer.MAX_VALUE));
        List<Integer> last = longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size());
        return new RunTimes(definition, last, endedAt.truncatedTo(ChronoUnit.HOURS));
    }

    /**
     * The lower quartile of the run times that are longer than one has run already: three of four alike will still run then. Nothing when
     * fewer than three are known in all, or it has outrun them.
     */
    public Optional<Duration> estimate(Duration already) {
        List<Integer> longer = seconds.stream().filter(ran -> ran > already.toSeconds()).sorted().toList();
        return seconds.size() < ENOUGH || longer.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(longer.get((longer.size() - 1) / 4)));
    }

    @Override
    public String key() {
        return PREFIX + definition;
    }
}
