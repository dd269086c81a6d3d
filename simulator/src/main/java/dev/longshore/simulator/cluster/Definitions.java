package dev.longshore.simulator.cluster;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;

/** Says a configuration as the gateway would. */
public final class Definitions {

    private static final String UUID = "simulated";

    private Definitions() {}

    /** All environments, policies and queues. */
    public static List<ResourceDefinition> of(Configuration configuration) {
        Stream<ResourceDefinition> pools = configuration.computeEnvironments().stream().map(Definitions::environment);
        Stream<ResourceDefinition> policies = configuration.schedulingPolicies().stream().map(Definitions::policy);
        Stream<ResourceDefinition> queues = configuration.jobQueues().stream().map(Definitions::queue);
        return Stream.of(pools, policies, queues).flatMap(stream -> stream).toList();
    }

    /** The ARN of a queue of that name. */
    public static Arn queue(String name) {
        return arn("job-queue", name);
    }

    private static ComputeEnvironmentDefined environment(Configuration.Pool pool) {
        return new ComputeEnvironmentDefined(arn("compute-environment", pool.name()), UUID, 1, 0, true, Vcpus.of(pool.minvCpus()),
                Vcpus.of(pool.maxvCpus()), List.of("optimal"));
    }

    private static SchedulingPolicyDefined policy(Configuration.Policy policy) {
        return new SchedulingPolicyDefined(arn("scheduling-policy", policy.name()), UUID, 1,
                Duration.ofSeconds(policy.shareDecaySeconds()), policy.computeReservation(),
                policy.shareDistribution().stream().map(share -> new ShareWeight(share.shareIdentifier(), share.weightFactor()))
                        .toList());
    }

    private static JobQueueDefined queue(Configuration.Line line) {
        return new JobQueueDefined(queue(line.name()), UUID, 1, 0, true, line.priority(),
                line.computeEnvironments().stream().map(name -> arn("compute-environment", name)).toList(),
                line.schedulingPolicy().map(name -> arn("scheduling-policy", name)), List.of(), line.maxRunningJobs(),
                line.maxRunningJobsPerShare());
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("us-east-1", "123456789012", kind, name);
    }
}
