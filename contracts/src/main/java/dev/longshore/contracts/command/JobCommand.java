package dev.longshore.contracts.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/** A command from the gateway to the scheduler. Each may come more than once; the job id tells. */
public sealed interface JobCommand extends Message {

    JobId job();

    /** The array and its children share a key, so that their commands keep their order. */
    @Override
    default String key() {
        return job().base();
    }

    /**
     * A job was accepted.
     *
     * @param jobDefinitionName without revision; it names the log streams
     * @param submittedAt when it was accepted
     * @param arraySize the number of children, 2 to 10,000, where the gateway is set so to 1,000,000; empty for a job that is no
     *        array
     * @param attemptTimeout from the start of each attempt, at least 60 s
     * @param refusal why it cannot be run after all, as its owner is to read it: it fails with this reason, and what it would run is of no
     * matter; empty for a job that is to be run
     * @param nodes of a multi-node parallel job, of which {@code workload} is what the main node runs
     */
    record JobSubmitted(JobId job, String jobName, Arn queue, String jobDefinitionName, Instant submittedAt,
            @JsonProperty("container") Workload workload, RetryStrategy retryStrategy, Optional<Duration> attemptTimeout,
            Optional<Integer> arraySize,
            List<JobDependency> dependsOn, Optional<String> refusal, StartTerms terms, Optional<NodeGroup> nodes)
            implements
                JobCommand {

        public JobSubmitted {
            requireNonNull(job, "job");
            requireNonNull(jobName, "jobName");
            requireNonNull(queue, "queue");
            requireNonNull(jobDefinitionName, "jobDefinitionName");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(workload, "container");
            retryStrategy = retryStrategy == null ? RetryStrategy.NONE : retryStrategy;
            attemptTimeout = attemptTimeout == null ? Optional.empty() : attemptTimeout;
            arraySize = arraySize == null ? Optional.empty() : arraySize;
            dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
            refusal = refusal == null ? Optional.empty() : refusal;
            terms = terms == null ? StartTerms.NONE : terms;
            nodes = nodes == null ? Optional.empty() : nodes;
        }

        /** The same with these parts, which whoever keeps many jobs may keep once. */
        public JobSubmitted with(String name, Arn queueArn, String definitionName, Workload work, RetryStrategy strategy) {
            return new JobSubmitted(job, name, queueArn, definitionName, submittedAt, work, strategy, attemptTimeout, arraySize,
                    dependsOn, refusal, terms, nodes);
        }

        /** One that is to be run on one node, with nothing said about when it may start but what it depends on. */
        public JobSubmitted(JobId job, String jobName, Arn queue, String jobDefinitionName, Instant submittedAt,
                Workload workload, RetryStrategy retryStrategy, Optional<Duration> attemptTimeout,
                Optional<Integer> arraySize, List<JobDependency> dependsOn) {
            this(job, jobName, queue, jobDefinitionName, submittedAt, workload, retryStrategy, attemptTimeout, arraySize,
                    dependsOn, Optional.empty(), StartTerms.NONE, Optional.empty());
        }
    }

    /** Cancel the job, or each child of the array, unless it has started. */
    record CancelRequested(JobId job, String reason, Instant requestedAt) implements JobCommand {

        public CancelRequested {
            requireNonNull(job, "job");
            requireNonNull(reason, "reason");
            requireNonNull(requestedAt, "requestedAt");
        }
    }

    /** Cancel the job, or stop it when it has started. */
    record TerminateRequested(JobId job, String reason, Instant requestedAt) implements JobCommand {

        public TerminateRequested {
            requireNonNull(job, "job");
            requireNonNull(reason, "reason");
            requireNonNull(requestedAt, "requestedAt");
        }
    }

    /**
     * The job's final status is durable in MongoDB: the scheduler may forget the job after a while. Sent for single jobs and array
     * parents, not for children.
     */
    record JobArchived(JobId job, long version) implements JobCommand {

        public JobArchived {
            requireNonNull(job, "job");
        }
    }
}
