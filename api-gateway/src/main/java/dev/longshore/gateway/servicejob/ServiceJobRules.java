package dev.longshore.gateway.servicejob;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.QueueDivision;

/**
 * What SubmitServiceJob demands of its members beyond what the model says.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitServiceJob.html">SubmitServiceJob</a>
 */
final class ServiceJobRules {

    private ServiceJobRules() {}

    static void checkQueue(JobQueue queue) {
        if (!queue.isForServiceJobs()) {
            throw new ClientException("Job queue " + queue.arn() + " is not for service jobs; submit to a job queue with a"
                    + " serviceEnvironmentOrder.");
        }
        if (!queue.enabled()) {
            throw new ClientException("Job queue " + queue.arn() + " is DISABLED; enable it to submit jobs.");
        }
    }

    /** @param division how the queue divides what it has */
    static void checkShare(ObjectNode input, JobQueue queue, QueueDivision division) {
        checkFor(division, QueueDivision.FAIR_SHARE, input.has("shareIdentifier"), "shareIdentifier", queue);
        checkFor(division, QueueDivision.QUOTA_SHARE, input.has("quotaShareName"), "quotaShareName", queue);
        if (input.has("preemptionConfiguration") && division != QueueDivision.QUOTA_SHARE) {
            throw new ClientException("preemptionConfiguration is only applicable for job queues with a quota-share scheduling"
                    + " policy, unlike " + queue.arn() + ".");
        }
        if (input.has("schedulingPriority") && division == QueueDivision.FIFO) {
            throw new ClientException("schedulingPriority is only applicable for job queues with a scheduling policy, unlike "
                    + queue.arn() + ".");
        }
    }

    private static void checkFor(QueueDivision division, QueueDivision needed, boolean isGiven, String member, JobQueue queue) {
        String policy = needed == QueueDivision.FAIR_SHARE ? "fair-share" : "quota-share";
        if (isGiven && division != needed) {
            throw new ClientException(
                    member + " is only applicable for job queues with a " + policy + " scheduling policy, unlike "
                            + queue.arn() + ".");
        }
        if (!isGiven && division == needed) {
            throw new ClientException(member + " is required: job queue " + queue.arn() + " has a " + policy
                    + " scheduling policy.");
        }
    }
}
