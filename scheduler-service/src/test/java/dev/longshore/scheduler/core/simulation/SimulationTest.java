package dev.longshore.scheduler.core.simulation;

import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens, the promises hold, and in the end everything has ended. More seeds: {@code -Dlongshore.simulation.seeds=5000}; many,
 * on all cores and with a table of what happened: {@link ManyScenarios}.
 */
class SimulationTest {

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, Long.getLong("longshore.simulation.seeds", 200L)).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void promises_hold_and_everything_ends(long seed) {
        new Simulation(seed).run();
    }
}
