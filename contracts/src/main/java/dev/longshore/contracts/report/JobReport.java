package dev.longshore.contracts.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;

import static java.util.Objects.requireNonNull;

/** One fact about one attempt. A repeated report is recognised by its attempt and kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({@JsonSubTypes.Type(value = JobReport.AttemptStarting.class, name = "starting"),
        @JsonSubTypes.Type(value = JobReport.AttemptRunning.class, name = "running"),
        @JsonSubTypes.Type(value = JobReport.AttemptExited.class, name = "exited"),
        @JsonSubTypes.Type(value = JobReport.AttemptFailedToStart.class, name = "failedToStart")})
public sealed interface JobReport {

    AttemptId attempt();

    /** When it happened, by the host's clock. */
    Instant at();

    /** The executor has taken the placement; image pull and container creation are under way. */
    record AttemptStarting(AttemptId attempt, Instant at) implements JobReport {

        public AttemptStarting {
            requireNonNull(attempt, "attempt");
            requireNonNull(at, "at");
        }
    }

    /**
     * The container or process runs; of a task, the first one.
     *
     * @param address its private IPv4 address, where it has one of its own: the other nodes of a multi-node job are told
     */
    record AttemptRunning(AttemptId attempt, Instant at, Optional<String> address) implements JobReport {

        public AttemptRunning {
            requireNonNull(attempt, "attempt");
            requireNonNull(at, "at");
            address = address == null ? Optional.empty() : address;
        }

        /** Of one whose address nobody needs. */
        public AttemptRunning(AttemptId attempt, Instant at) {
            this(attempt, at, Optional.empty());
        }
    }

    /**
     * The container or process has ended; of a task, all of them. Its log lines were sent before.
     *
     * @param startedAt when it began to run
     * @param exitCode 0 to 255; 128 and the signal's number where a signal ended it. Of a task, that of the essential container that
     * decided
     * @param reason AWS's {@code container.reason}, such as {@code OutOfMemoryError: Container killed due to memory usage}
     * @param containers of a task, what became of each
     */
    record AttemptExited(AttemptId attempt, Instant startedAt, Instant at, int exitCode, Optional<String> reason,
            List<ContainerEnd> containers)
            implements
                JobReport {

        public AttemptExited {
            requireNonNull(attempt, "attempt");
            requireNonNull(startedAt, "startedAt");
            requireNonNull(at, "at");
            reason = reason == null ? Optional.empty() : reason;
            containers = containers == null ? List.of() : List.copyOf(containers);
        }

        /** Of a single container. */
        public AttemptExited(AttemptId attempt, Instant startedAt, Instant at, int exitCode, Optional<String> reason) {
            this(attempt, startedAt, at, exitCode, reason, List.of());
        }
    }

    /**
     * The attempt never ran: no image, no such folder, refused by the engine, or stopped before it began. Of a task: an essential
     * container did not, and all that did run have ended.
     *
     * @param reason AWS's {@code container.reason}, such as {@code CannotPullContainerError: …}
     * @param containers of a task, what became of each
     */
    record AttemptFailedToStart(AttemptId attempt, Instant at, String reason,
            List<ContainerEnd> containers) implements JobReport {

        public AttemptFailedToStart {
            requireNonNull(attempt, "attempt");
            requireNonNull(at, "at");
            requireNonNull(reason, "reason");
            containers = containers == null ? List.of() : List.copyOf(containers);
        }

        /** Of a single container. */
        public AttemptFailedToStart(AttemptId attempt, Instant at, String reason) {
            this(attempt, at, reason, List.of());
        }
    }
}
