package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.longshore.contracts.resource.TimeLimitAction;

/**
 * One scenario, from its seed to its end, with all that must hold. Of the seeds, every fourth is quiet: nothing befalls it that changes
 * how jobs end, so that their ends can be foretold; half of these restart the scheduler all the time. In every eighth, none of them quiet,
 * jobs may not wait long for capacity.
 */
final class Simulation {

    private static final Duration UNTIL_ALL_IS_DONE = Duration.ofHours(2);

    private static final List<TimeLimitAction> LIMITS = Stream
            .of("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY", "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
                    "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT")
            .map(reason -> new TimeLimitAction(reason, Duration.ofSeconds(20), TimeLimitAction.Action.CANCEL)).toList();

    private final long seed;
    private final Tally tally = new Tally();

    Simulation(long seed) {
        this.seed = seed;
    }

    /** What has happened, also when it failed. */
    Tally tally() {
        return tally;
    }

    /** @throws AssertionError when a promise is broken */
    void run() {
        boolean quiet = seed % 4 == 0;
        World world = new World(seed, seed % 8 == 0 ? 0.2 : 0, observers());
        new Scenario(world, quiet, seed % 8 == 3 ? LIMITS : List.of(), new HostTypes(seed)).begin();
        Instant end = world.now().plus(UNTIL_ALL_IS_DONE);
        while (world.now().isBefore(end) && !EverythingEnds.hasEnded(world)) {
            world.timeline().runUntil(world.now().plus(Duration.ofMinutes(1)));
        }
        EverythingEnds.check(world);
        if (quiet) {
            JobsEndByTheBook.check(world);
        }
    }

    /** What costs much is looked at after every step for some seeds, and now and then for the others. */
    private List<Observer> observers() {
        List<Observer> observers = new ArrayList<>(List.of(tally, new NoMessageIsRefused(), new CapacityIsNeverExceeded(),
                new StatusesAreConsistent(), new ChangesAreMadeOnce(), new LimitsHold(), new ReservationsHold(tally),
                new ConsumablesAreNotOverdrawn(), new StrategiesAreFollowed(),
                new NobodyStartsTooEarly(), new GangsAreWholeOrAbsent(), new NobodyIsPassedByAnEqual(),
                new NobodyRunsTwiceUnlessItsHostWasLost(tally),
                new WhatIsSaidOfAttemptsWasReported(), new AttemptsFollowTheStrategy(),
                new WaitingHasATrueReason(tally, seed),
                new RebuiltCoreBehavesTheSame(tally, seed, seed % 10 == 1 ? 1 : 10)));
        if (seed % 10 == 2) {
            observers.add(new ReplayGivesTheSameBytes(tally));
        }
        return observers;
    }
}
