package dev.longshore.scheduler.core;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;

/** A job queue as a test describes it: priority 1, on the environment {@code pool}, unless said otherwise. */
final class AQueue {

    private final String name;
    private List<Arn> environments = List.of(TestCell.environment("pool"));
    private int priority = 1;
    private Optional<Arn> policy = Optional.empty();
    private Optional<Integer> atMost = Optional.empty();
    private Optional<Integer> atMostPerShare = Optional.empty();

    private AQueue(String name) {
        this.name = name;
    }

    static AQueue named(String name) {
        return new AQueue(name);
    }

    AQueue priority(int higherIsFirst) {
        priority = higherIsFirst;
        return this;
    }

    AQueue on(String environment) {
        environments = List.of(TestCell.environment(environment));
        return this;
    }

    AQueue sharedBy(Arn schedulingPolicy) {
        policy = Optional.of(schedulingPolicy);
        return this;
    }

    AQueue running(int most) {
        atMost = Optional.of(most);
        return this;
    }

    AQueue runningPerShare(int most) {
        atMostPerShare = Optional.of(most);
        return this;
    }

    JobQueueDefined definition() {
        return new JobQueueDefined(AJob.queue(name), "uuid", 1, 0, true, priority, environments, policy, List.of(),
                atMost, atMostPerShare);
    }
}
