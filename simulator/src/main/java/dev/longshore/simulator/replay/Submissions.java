package dev.longshore.simulator.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.simulator.cluster.Configuration;
import dev.longshore.simulator.cluster.Definitions;
import dev.longshore.simulator.trace.TraceJob;

/** Turns jobs of a history into submissions. A job whose queue the configuration does not have goes to the first one. */
final class Submissions {

    private final Configuration configuration;
    private final Set<String> queues = new TreeSet<>();
    private final Set<String> fairShare = new TreeSet<>();

    Submissions(Configuration configuration) {
        this.configuration = configuration;
        configuration.jobQueues().forEach(line -> {
            queues.add(line.name());
            line.schedulingPolicy().ifPresent(policy -> fairShare.add(line.name()));
        });
    }

    /** The same line gets the same id in each replay. */
    static JobId id(TraceJob job) {
        return JobId.of(new UUID(0x4000L, 0x8000_0000_0000_0000L | job.line()).toString());
    }

    String queue(TraceJob job) {
        return job.queue().filter(queues::contains).orElse(configuration.jobQueues().getFirst().name());
    }

    /** Only in a fair-share queue does a job count towards a share; one that names none towards {@code default}. */
    Optional<String> share(TraceJob job) {
        return fairShare.contains(queue(job)) ? Optional.of(job.share().orElse("default")) : Optional.empty();
    }

    JobSubmitted of(TraceJob job, Instant at) {
        StartTerms terms = new StartTerms(share(job), 0, false, false, Optional.empty(), List.of());
        return new JobSubmitted(id(job), "line-" + job.line(), Definitions.queue(queue(job)), "trace", at,
                ContainerSpec.of("trace", List.of(), job.needs()), RetryStrategy.NONE, job.limit(), job.children(), List.of(),
                Optional.empty(), terms, Optional.empty());
    }
}
