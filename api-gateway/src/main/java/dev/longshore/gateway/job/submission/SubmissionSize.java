package dev.longshore.gateway.job.submission;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.gateway.api.ClientException;

/**
 * Keeps submissions small enough for Kafka: one that is not would be accepted, could never be sent, and would keep others waiting that
 * are to be sent anew.
 */
final class SubmissionSize {

    /** Kafka takes 1 MiB by default; the rest is for what the scheduler keeps beside it. */
    private static final int MOST_BYTES = 900_000;
    private static final MessageCodec CODEC = new MessageCodec();

    private SubmissionSize() {}

    /**
     * Measures only what can be large, since most submissions are not: a single container says no more than definition and call do.
     *
     * @throws ClientException when it is too large
     */
    static void check(JobSubmitted message) {
        if (!canBeLarge(message)) {
            return;
        }
        int bytes = CODEC.write(message).length;
        if (bytes > MOST_BYTES) {
            throw new ClientException("What the scheduler is to be told of the job has " + bytes + " bytes, of which at most "
                    + MOST_BYTES
                    + " can be sent; let fewer nodes differ, make containers smaller, or depend on fewer arrays with failed"
                    + " children.");
        }
    }

    private static boolean canBeLarge(JobSubmitted message) {
        return message.nodes().isPresent() || message.workload() instanceof TaskSpec
                || message.dependsOn().stream().anyMatch(one -> !one.failedChildren().isEmpty());
    }
}
