package dev.longshore.executor.attempt;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import dev.longshore.executor.container.ContainerRuntime;

/** Whether attempts can be started. */
@Component
final class EngineHealthIndicator implements HealthIndicator {

    private final ContainerRuntime runtime;

    EngineHealthIndicator(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Health health() {
        Health.Builder health = runtime.isAnswering() ? Health.up() : Health.down();
        return health.withDetail("runtime", runtime.name()).build();
    }
}
