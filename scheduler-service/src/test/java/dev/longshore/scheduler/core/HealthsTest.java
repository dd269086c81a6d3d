package dev.longshore.scheduler.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.resource.Arn;

import static org.assertj.core.api.Assertions.assertThat;

class HealthsTest {

    private static final Arn POOL = Arn.batch("us-east-1", "123456789012", "compute-environment", "pool");

    private final TestCell cell = TestCell.withVcpus(8);

    @Test
    void an_environment_tells_of_its_instances_and_what_is_taken_of_them() {
        cell.submit(AJob.named("comes").needing(3, 100));
        assertThat(health()).isEqualTo(new EnvironmentHealth(0, 1, 0, 3_000, 0, Optional.empty()));

        cell.launchAll();
        assertThat(health()).isEqualTo(new EnvironmentHealth(1, 0, 0, 3_000, 3_000, Optional.empty()));
    }

    @Test
    void an_environment_whose_launches_fail_says_why_and_when_it_tries_again() {
        cell.submit(AJob.named("waits"));
        InstanceRequested request = cell.take(InstanceRequested.class).getLast();
        cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));

        EnvironmentHealth.Trouble trouble = health().trouble().orElseThrow();
        assertThat(trouble.reason()).isEqualTo("no host has room");
        assertThat(trouble.failures()).isEqualTo(1);
        assertThat(trouble.retryAt()).hasValueSatisfying(at -> assertThat(at).isAfter(cell.now()));
    }

    @Test
    void an_environment_that_is_not_known_is_left_out() {
        assertThat(ask(POOL.of("batch", "compute-environment/nobody"))).isEmpty();
    }

    private EnvironmentHealth health() {
        return ask(POOL).get(POOL);
    }

    private Map<Arn, EnvironmentHealth> ask(Arn environment) {
        return cell.core().health(new HowHealthy("query", 0, List.of(environment)), cell.now()).environments();
    }
}
