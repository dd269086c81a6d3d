package dev.longshore.contracts.query;

import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/** A question from a gateway to the scheduler of a cell. */
public sealed interface SchedulerQuery extends Message {

    String queryId();

    /** The partition of {@code longshore.answers} on which the asking gateway listens. */
    int answerPartition();

    @Override
    default String key() {
        return queryId();
    }

    /** Why does this job not run yet, who is ahead of it, and when will it start? */
    record Explain(String queryId, int answerPartition, JobId job) implements SchedulerQuery {

        public Explain {
            requireNonNull(queryId, "queryId");
            requireNonNull(job, "job");
        }
    }

    /** Who is first in a queue, and what does it hold? */
    record FrontOf(String queryId, int answerPartition, Arn queue) implements SchedulerQuery {

        public FrontOf {
            requireNonNull(queryId, "queryId");
            requireNonNull(queue, "queue");
        }
    }

    /** How are these compute environments doing? */
    record HowHealthy(String queryId, int answerPartition, List<Arn> environments) implements SchedulerQuery {

        public HowHealthy {
            requireNonNull(queryId, "queryId");
            environments = List.copyOf(environments);
        }
    }

    /** How large are these compute environments? */
    record HowLarge(String queryId, int answerPartition, List<Arn> environments) implements SchedulerQuery {

        public HowLarge {
            requireNonNull(queryId, "queryId");
            environments = List.copyOf(environments);
        }
    }

    /** Why do these jobs not run yet? */
    record WhyWaiting(String queryId, int answerPartition, List<JobId> jobs) implements SchedulerQuery {

        public WhyWaiting {
            requireNonNull(queryId, "queryId");
            jobs = List.copyOf(jobs);
        }
    }
}
