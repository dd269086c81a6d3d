package dev.longshore.scheduler.core;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.scheduler.core.state.Environment;

import static org.assertj.core.api.Assertions.assertThat;

class DeletedEnvironmentTest {

    private final TestCell cell = TestCell.withVcpus(2);

    @Test
    void an_environment_that_is_deleted_is_forgotten_and_its_idle_instances_go_back() {
        cell.defineEnvironment("old", 2, 4);
        cell.launchAll();
        cell.pass(CoreSettings.defaults().idleGrace());
        assertThat(cell.take(InstanceReleased.class)).isEmpty();

        cell.receive(new ResourceDeleted(TestCell.environment("old"), "uuid", 2, 0));
        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
        assertThat(cell.entities().filter(Environment.class::isInstance).map(Environment.class::cast).map(Environment::arn))
                .containsExactly(TestCell.environment("pool"));
    }

    @Test
    void an_environment_is_as_large_as_its_instances_even_those_on_their_way() {
        cell.submit(AJob.named("job"));
        assertThat(size("pool")).as("asked for").isEqualTo(Map.of(TestCell.environment("pool"), 1_000));

        cell.launchAll();
        assertThat(size("pool")).isEqualTo(Map.of(TestCell.environment("pool"), 1_000));
        assertThat(size("nobody")).isEmpty();
    }

    private Map<Arn, Integer> size(String environment) {
        return cell.core().vcpuMillis(List.of(TestCell.environment(environment)));
    }

    @Test
    void an_environment_that_was_made_anew_under_the_same_name_stays() {
        cell.receive(new ResourceDeleted(TestCell.environment("pool"), "that of an earlier one", 2, 0));

        assertThat(cell.entities().filter(Environment.class::isInstance)).hasSize(1);
    }
}
