package dev.longshore.gateway.servicejob;

import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a service job: one step at a time, without knowing a clock or the store.
 *
 * <p>It goes as on AWS, SUBMITTED, RUNNABLE, SCHEDULED, to where SageMaker would take the request. There is none: the attempt ends, and its
 * retry strategy says whether there is another.
 */
final class ServiceJobLife {

    /** What each attempt ends with. */
    static final String NO_SAGEMAKER = "SageMaker training jobs cannot run here: Longshore has no SageMaker service to hand the"
            + " request to. Run the training in a container, with SubmitJob.";
    private static final String ANY = "*";

    private ServiceJobLife() {}

    /** @return the same when nothing happens */
    static ServiceJob next(ServiceJob job, Surroundings around, long now) {
        Optional<String> end = around.end();
        if (end.isPresent() && !job.status().isTerminal()) {
            return failed(job, job.detail().deepCopy(), end.get(), now);
        }
        return switch (job.status()) {
            case SUBMITTED, PENDING -> runnable(job, job.detail().deepCopy(), now);
            case RUNNABLE -> around.obstacle().map(why -> blocked(job, around, why, now)).orElseGet(() -> scheduled(job, now));
            case SCHEDULED, STARTING, RUNNING -> attempted(job, now);
            case SUCCEEDED, FAILED -> job;
        };
    }

    private static ServiceJob runnable(ServiceJob job, ObjectNode detail, long now) {
        return job.become(detail.put(ServiceJob.STATUS, ServiceJobStatus.RUNNABLE.name()), OptionalLong.empty(), now);
    }

    private static ServiceJob blocked(ServiceJob job, Surroundings around, Surroundings.Obstacle why, long now) {
        if (!job.detail().path(ServiceJob.REASON).asString("").equals(why.reason()) || job.blockedSince().isEmpty()) {
            return job.become(job.detail().deepCopy().put(ServiceJob.REASON, why.reason()), OptionalLong.of(now), now);
        }
        OptionalLong limit = around.timeLimitMillis(why);
        if (limit.isPresent() && now - job.blockedSince().getAsLong() >= limit.getAsLong()) {
            return ServiceJobStopper.terminated(job, "Terminated by JobStateTimeLimit action due to reason: " + why.code(), now);
        }
        return job;
    }

    private static ServiceJob scheduled(ServiceJob job, long now) {
        ObjectNode detail = job.detail().deepCopy().put(ServiceJob.STATUS, ServiceJobStatus.SCHEDULED.name())
                .put(ServiceJob.SCHEDULED_AT, now);
        detail.remove(ServiceJob.REASON);
        return job.become(detail, OptionalLong.empty(), now);
    }

    private static ServiceJob attempted(ServiceJob job, long now) {
        ObjectNode detail = job.detail().deepCopy();
        long startedAt = detail.path(ServiceJob.SCHEDULED_AT).asLong(now);
        detail.put(ServiceJob.STARTED_AT, startedAt).withArray(ServiceJob.ATTEMPTS).addObject()
                .put(ServiceJob.STARTED_AT, startedAt).put(ServiceJob.STOPPED_AT, now).put(ServiceJob.REASON, NO_SAGEMAKER);
        return isRetried(detail)
                ? runnable(job, detail.put(ServiceJob.REASON, NO_SAGEMAKER), now)
                : failed(job, detail, NO_SAGEMAKER, now);
    }

    private static boolean isRetried(ObjectNode detail) {
        JsonNode strategy = detail.path("retryStrategy");
        return detail.path(ServiceJob.ATTEMPTS).size() < strategy.path("attempts").asInt(1)
                && strategy.path("evaluateOnExit").valueStream().filter(rule -> fits(rule.path("onStatusReason").asString(ANY)))
                        .findFirst().map(rule -> rule.path("action").asString("").equals("RETRY")).orElse(true);
    }

    private static boolean fits(String pattern) {
        return pattern.endsWith(ANY)
                ? NO_SAGEMAKER.startsWith(pattern.substring(0, pattern.length() - 1))
                : NO_SAGEMAKER.equals(pattern);
    }

    private static ServiceJob failed(ServiceJob job, ObjectNode detail, String reason, long now) {
        return job.become(detail.put(ServiceJob.STATUS, ServiceJobStatus.FAILED.name()).put(ServiceJob.REASON, reason)
                .put(ServiceJob.STOPPED_AT, now), OptionalLong.empty(), now);
    }
}
