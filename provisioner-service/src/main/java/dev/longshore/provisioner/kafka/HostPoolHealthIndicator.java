package dev.longshore.provisioner.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this provisioner owns the host pool, or stands by for it. */
@Component
final class HostPoolHealthIndicator implements HealthIndicator {

    private final PoolService service;

    HostPoolHealthIndicator(PoolService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        return switch (service.standing()) {
            case OUTSIDE -> Health.down().withDetail("reason", "Kafka does not answer").build();
            case STANDING_BY -> Health.up().withDetail("role", "standing by").build();
            case OWNER -> Health.up().withDetail("role", "owner").build();
        };
    }
}
