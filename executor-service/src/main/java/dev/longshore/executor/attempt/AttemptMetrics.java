package dev.longshore.executor.attempt;

import java.util.Collection;
import java.util.function.Predicate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.longshore.executor.container.ContainerRuntime;

/** What is shown of the attempts as they are. */
final class AttemptMetrics {
    private AttemptMetrics() {}

    static void register(MeterRegistry meters, Collection<HeldAttempt> held, ContainerRuntime runtime) {
        count(meters, held, "starting", Stage.Starting.class::isInstance);
        count(meters, held, "running", Stage.Running.class::isInstance);
        count(meters, held, "ended", Stage::isEnd);
        Gauge.builder("longshore.engine.answering", () -> runtime.isAnswering() ? 1 : 0)
                .description("whether attempts can be started").tag("runtime", runtime.name()).register(meters);
    }

    private static void count(MeterRegistry meters, Collection<HeldAttempt> held, String state, Predicate<Stage> isInState) {
        Gauge.builder("longshore.attempts", held, attempts -> attempts.stream().map(HeldAttempt::stage).filter(isInState).count())
                .description("held by this executor; ended ones until that is acknowledged").tag("state", state).register(meters);
    }
}
