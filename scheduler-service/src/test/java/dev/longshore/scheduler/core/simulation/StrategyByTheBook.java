package dev.longshore.scheduler.core.simulation;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;

/**
 * What the AWS documentation says of retries, once more and in another way than the scheduler does.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html">AWS Batch user guide, automated job retries</a>
 */
final class StrategyByTheBook {

    private StrategyByTheBook() {}

    static boolean grantsAnother(RetryStrategy strategy, int made, Optional<String> exitCode, Optional<String> reason,
            Optional<String> statusReason) {
        for (EvaluateOnExit rule : strategy.evaluateOnExit()) {
            if (matches(rule.onExitCode(), exitCode) && matches(rule.onReason(), reason)
                    && matches(rule.onStatusReason(), statusReason)) {
                return rule.action() == Action.RETRY && made < strategy.attempts();
            }
        }
        return made < strategy.attempts();
    }

    private static boolean matches(Optional<String> glob, Optional<String> text) {
        return glob.isEmpty() || Pattern.matches(Pattern.quote(glob.get()).replace("*", "\\E.*\\Q"), text.orElse(""));
    }
}
