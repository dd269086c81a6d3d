package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Placement;

import static org.assertj.core.api.Assertions.assertThat;

/** No instance holds more than it offers, and no environment has more vCPUs than it may. */
final class CapacityIsNeverExceeded implements Observer {

    @Override
    public void see(Step step) {
        Map<InstanceId, Resources> used = new TreeMap<>();
        step.after().values().stream().flatMap(CapacityIsNeverExceeded::placements)
                .forEach(placement -> used.merge(placement.instance(), placement.resources(), Resources::plus));
        used.forEach((instance, resources) -> {
            Instance known = (Instance) step.after().get("instance/" + instance);
            assertThat(resources.fitsInto(known.shape().resources())).as("%s fits into %s", resources, known).isTrue();
        });
        entities(step, Environment.class).forEach(environment -> assertThat(vcpuMillis(step, environment))
                .as("vCPUs of %s", environment).isLessThanOrEqualTo(environment.definition().maxVcpus().millis()));
    }

    private static Stream<Placement> placements(Entity entity) {
        return switch (entity) {
            case JobProgress job -> job.progress().placement().stream();
            case ChildrenProgress chunk -> chunk.children().values().stream().flatMap(child -> child.placement().stream());
            default -> Stream.empty();
        };
    }

    private static int vcpuMillis(Step step, Environment environment) {
        return entities(step, Instance.class).filter(instance -> instance.environment().equals(environment.arn()))
                .mapToInt(instance -> instance.shape().resources().vcpus().millis()).sum();
    }

    private static <T extends Entity> Stream<T> entities(Step step, Class<T> kind) {
        return step.after().values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
