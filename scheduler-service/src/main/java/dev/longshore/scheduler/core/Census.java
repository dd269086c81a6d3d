package dev.longshore.scheduler.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;

/**
 * What there is in a cell.
 *
 * @param jobs by queue and state; array children count, parents do not; jobs that are forgotten neither
 * @param instances by compute environment and stage
 */
public record Census(Map<Arn, Map<JobStatus, Integer>> jobs, Map<Arn, Map<Instance.Stage, Integer>> instances) {

    static Census of(Memory memory) {
        Map<Arn, Map<Instance.Stage, Integer>> instances = new TreeMap<>();
        memory.instances().all()
                .forEach(instance -> instances.computeIfAbsent(instance.environment(), arn -> new EnumMap<>(Instance.Stage.class))
                        .merge(instance.stage(), 1, Integer::sum));
        return new Census(memory.population().byQueue(), instances);
    }
}
