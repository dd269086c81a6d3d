package dev.longshore.contracts.report;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.longshore.contracts.job.AttemptId;

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
     * The container or process runs.
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
     * The container or process has ended. Its log lines were sent before.
     *
     * @param startedAt when it began to run
     * @param exitCode 0 to 255; 128 and the signal's number where a signal ended it
     * @param reason AWS's {@code container.reason}, such as {@code OutOfMemoryError: Container killed due to memory usage}
     */
    record AttemptExited(AttemptId attempt, Instant startedAt, Instant at, int exitCode, Optional<String> reason)
            implements
                JobReport {

        public AttemptExited {
            requireNonNull(attempt, "attempt");
            requireNonNull(startedAt, "startedAt");
            requireNonNull(at, "at");
            reason = reason == null ? Optional.empty() : reason;
        }
    }

    /**
     * The attempt never ran: no image, no such folder, refused by the engine, or stopped before it began.
     *
     * @param reason AWS's {@code container.reason}, such as {@code CannotPullContainerError: …}
     */
    record AttemptFailedToStart(AttemptId attempt, Instant at, String reason) implements JobReport {

        public AttemptFailedToStart {
            requireNonNull(attempt, "attempt");
            requireNonNull(at, "at");
            requireNonNull(reason, "reason");
        }
    }
}
