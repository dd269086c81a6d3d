package dev.longshore.scheduler.core.retry;

import java.util.Optional;

import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.contracts.status.EndedAttempt;

/**
 * Applies a retry strategy.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html">AWS Batch user guide, automated job retries</a>
 */
public final class RetryJudge {

    private RetryJudge() {}

    /** Whether another attempt follows that failed one. The first rule that matches decides; where none does, there is another. */
    public static boolean grantsAnother(RetryStrategy strategy, EndedAttempt failed) {
        if (failed.attempt().number() >= strategy.attempts()) {
            return false;
        }
        return strategy.evaluateOnExit().stream().filter(rule -> matches(rule, failed)).map(EvaluateOnExit::action).findFirst()
                .orElse(Action.RETRY) == Action.RETRY;
    }

    private static boolean matches(EvaluateOnExit rule, EndedAttempt failed) {
        return matches(rule.onExitCode(), failed.attempt().exitCode().map(code -> Integer.toString(code)).orElse(""))
                && matches(rule.onReason(), failed.attempt().reason().orElse(""))
                && matches(rule.onStatusReason(), failed.statusReason());
    }

    /** A final {@code *} stands for any rest; what is absent counts as empty. */
    private static boolean matches(Optional<String> condition, String text) {
        return condition.map(pattern -> pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern)).orElse(true);
    }
}
