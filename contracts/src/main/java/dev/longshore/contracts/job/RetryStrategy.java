package dev.longshore.contracts.job;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * When a failed attempt is followed by another.
 *
 * @param attempts how many there may be in all, 1 to 10
 * @param evaluateOnExit tried in order; the first that matches decides, and where none does the job is retried
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html">AWS Batch user guide, automated job retries</a>
 */
public record RetryStrategy(int attempts, List<EvaluateOnExit> evaluateOnExit) {

    /** One attempt. */
    public static final RetryStrategy NONE = new RetryStrategy(1, List.of());

    public RetryStrategy {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts must be from 1 to 10, not " + attempts);
        }
        evaluateOnExit = evaluateOnExit == null ? List.of() : List.copyOf(evaluateOnExit);
    }

    /** What to do when a condition matches. */
    public enum Action {
        RETRY, EXIT
    }

    /**
     * A rule: it matches when each pattern that is given matches. A pattern may end in {@code *}, which stands for any rest.
     *
     * @param onExitCode against the exit code in decimal
     * @param onReason against the container's reason
     * @param onStatusReason against the attempt's status reason
     */
    public record EvaluateOnExit(Action action, Optional<String> onExitCode, Optional<String> onReason,
            Optional<String> onStatusReason) {

        public EvaluateOnExit {
            requireNonNull(action, "action");
            onExitCode = onExitCode == null ? Optional.empty() : onExitCode;
            onReason = onReason == null ? Optional.empty() : onReason;
            onStatusReason = onStatusReason == null ? Optional.empty() : onStatusReason;
        }
    }
}
