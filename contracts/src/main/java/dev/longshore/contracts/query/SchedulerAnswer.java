package dev.longshore.contracts.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/** An answer from the scheduler. */
public sealed interface SchedulerAnswer extends Message {

    String queryId();

    @Override
    default String key() {
        return queryId();
    }

    /**
     * A queue at one moment.
     *
     * @param first the first of those that are RUNNABLE, at most {@link QueueFront#LENGTH}, in the order in which they would start
     * @param vcpuMillis thousandths of a vCPU that its jobs hold
     * @param shares of a fair-share queue, whether or not anybody is in it
     */
    record QueueFront(String queryId, Instant at, List<InFront> first, long vcpuMillis, Optional<Shares> shares)
            implements
                SchedulerAnswer {

        /** As many as AWS shows. */
        public static final int LENGTH = 100;

        public QueueFront {
            requireNonNull(queryId, "queryId");
            requireNonNull(at, "at");
            first = List.copyOf(first);
            shares = shares == null ? Optional.empty() : shares;
        }

        /** @param since when it came to the place where it is, as far as anybody knows */
        public record InFront(JobId job, Instant since) {

            public InFront {
                requireNonNull(job, "job");
                requireNonNull(since, "since");
            }
        }

        /**
         * @param active how many shares have jobs, or had some within the window
         * @param holders those that hold most, at most {@link #HOLDERS}, the one that holds most first
         */
        public record Shares(int active, List<Holder> holders) {

            /** As many as AWS shows. */
            public static final int HOLDERS = 20;

            public Shares {
                holders = List.copyOf(holders);
            }
        }

        /** What a share holds. */
        public record Holder(String share, long vcpuMillis) {

            public Holder {
                requireNonNull(share, "share");
            }
        }
    }

    /**
     * The size of each environment that is known.
     *
     * @param vcpuMillis thousandths of a vCPU of its instances, those included that are on their way
     */
    record EnvironmentSizes(String queryId, Map<Arn, Integer> vcpuMillis) implements SchedulerAnswer {

        public EnvironmentSizes {
            requireNonNull(queryId, "queryId");
            vcpuMillis = Map.copyOf(vcpuMillis);
        }
    }

    /**
     * A job that waits, at one moment.
     *
     * @param waiting empty when it does not wait, or is not known
     */
    record Explanation(String queryId, Instant at, Optional<Wait> waiting) implements SchedulerAnswer {

        public Explanation {
            requireNonNull(queryId, "queryId");
            requireNonNull(at, "at");
            waiting = waiting == null ? Optional.empty() : waiting;
        }
    }

    /** How each environment that is known is doing. */
    record EnvironmentHealths(String queryId, Instant at, Map<Arn, EnvironmentHealth> environments)
            implements
                SchedulerAnswer {

        public EnvironmentHealths {
            requireNonNull(queryId, "queryId");
            requireNonNull(at, "at");
            environments = Map.copyOf(environments);
        }
    }

    /** The reason for each job that waits; jobs that do not wait, or are not known, are left out. */
    record WaitingBecause(String queryId, Map<JobId, String> reasons) implements SchedulerAnswer {

        public WaitingBecause {
            requireNonNull(queryId, "queryId");
            reasons = Map.copyOf(reasons);
        }
    }
}
