package dev.longshore.executor.placement;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether placements are being read. */
@Component
final class PlacementsHealthIndicator implements HealthIndicator {

    private final PlacementIntake intake;

    PlacementsHealthIndicator(PlacementIntake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        return intake.isReading() ? Health.up().build() : Health.down().withDetail("reason", "Kafka does not answer").build();
    }
}
