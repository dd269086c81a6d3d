package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.scheduler.core.state.Instance;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens, the promises hold, and in the end everything has ended. More seeds: {@code -Dlongshore.simulation.seeds=5000}. */
class SimulationTest {

    /** The first environment keeps up to 2 vCPUs. */
    private static final int MOST_LEFT = 2;
    private static final Duration UNTIL_ALL_IS_DONE = Duration.ofHours(2);

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, Long.getLong("longshore.simulation.seeds", 200L)).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void promises_hold_and_everything_ends(long seed) {
        World world = new World(seed,
                List.of(new CapacityIsNeverExceeded(), new StatusesAreConsistent(), new ChangesAreMadeOnce(), new LimitsHold(),
                        new ReservationsHold(),
                        new ConsumablesAreNotOverdrawn(), new NobodyStartsTooEarly(), new GangsAreWholeOrAbsent(),
                        new AttemptsKeepToTheStrategy(),
                        new RebuiltCoreBehavesTheSame(seed)));
        new Scenario(world).begin(12);
        Instant end = world.now().plus(UNTIL_ALL_IS_DONE);
        while (world.now().isBefore(end) && !isDone(world)) {
            world.timeline().runUntil(world.now().plus(Duration.ofMinutes(1)));
        }

        assertThat(world.gateway().submitted()).isNotEmpty().extracting(JobSubmitted::job)
                .allSatisfy(
                        job -> assertThat(world.gateway().isFinal(job)).as("%s has ended", world.gateway().view(job)).isTrue());
        assertThat(world.executors()).allSatisfy(executor -> assertThat(executor.held()).isEmpty());
        assertThat(world.core().census().jobs()).as("all jobs are forgotten").isEmpty();
        assertThat(world.stored().values()).filteredOn(Instance.class::isInstance).hasSizeLessThanOrEqualTo(MOST_LEFT);
    }

    /** Only the minimum of the first environment is left. */
    private static boolean isDone(World world) {
        return world.calm() && world.core().census().jobs().isEmpty()
                && world.stored().values().stream().filter(Instance.class::isInstance).count() <= MOST_LEFT;
    }
}
