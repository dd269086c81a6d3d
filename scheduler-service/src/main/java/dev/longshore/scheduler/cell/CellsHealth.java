package dev.longshore.scheduler.cell;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP when Kafka answers and every cell that the group has given to this scheduler works; owning none, it stands by. */
final class CellsHealth implements HealthIndicator {

    private static final long KAFKA_ANSWERS_WITHIN_SECONDS = 2;

    private final Membership membership;
    private final Admin admin;

    CellsHealth(Membership membership, Admin admin) {
        this.membership = membership;
        this.admin = admin;
    }

    @Override
    public Health health() {
        Map<Integer, CellCondition> conditions = membership.conditions();
        boolean working = membership.isSettled() && conditions.values().stream().allMatch(CellCondition::working);
        String kafka = kafka();
        Health.Builder health = working && kafka.isEmpty() ? Health.up() : Health.down();
        conditions.forEach((cell, condition) -> health.withDetail("cell " + cell, condition.description()));
        return health.withDetail("kafka", kafka.isEmpty() ? "answers" : kafka)
                .withDetail("role", role(conditions)).build();
    }

    private String role(Map<Integer, CellCondition> conditions) {
        if (!membership.isSettled()) {
            return "joining";
        }
        return conditions.isEmpty() ? "standing by" : "active";
    }

    /** What is wrong with Kafka, if anything. */
    private String kafka() {
        try {
            admin.describeCluster().clusterId().get(KAFKA_ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException | TimeoutException e) {
            return "does not answer";
        }
    }
}
