package dev.longshore.contracts.query;

import java.util.Map;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;

import static java.util.Objects.requireNonNull;

/** An answer from the scheduler. */
public sealed interface SchedulerAnswer extends Message {

    String queryId();

    @Override
    default String key() {
        return queryId();
    }

    /** The reason for each job that waits; jobs that do not wait, or are not known, are left out. */
    record WaitingBecause(String queryId, Map<JobId, String> reasons) implements SchedulerAnswer {

        public WaitingBecause {
            requireNonNull(queryId, "queryId");
            reasons = Map.copyOf(reasons);
        }
    }
}
