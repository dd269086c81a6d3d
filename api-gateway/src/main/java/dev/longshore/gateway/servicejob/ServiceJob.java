package dev.longshore.gateway.servicejob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;

/**
 * A service job as it is stored.
 *
 * @param version grows by one with each change
 * @param detail as DescribeServiceJob shows it
 * @param invocation of the call that submitted it, where the client says which that is
 * @param blockedSince since when it is RUNNABLE for the reason that it has, in milliseconds; empty where it has none
 * @param untold what became of it, of which the world has not been told yet
 */
record ServiceJob(long version, ObjectNode detail, Optional<String> invocation, OptionalLong blockedSince,
        List<ServiceJobChange> untold) {

    static final String STATUS = "status";
    static final String REASON = "statusReason";
    static final String ATTEMPTS = "attempts";
    static final String SCHEDULED_AT = "scheduledAt";
    static final String STARTED_AT = "startedAt";
    static final String STOPPED_AT = "stoppedAt";
    static final String TERMINATED = "isTerminated";

    ServiceJob {
        untold = List.copyOf(untold);
    }

    /** One that was submitted just now. */
    static ServiceJob submitted(ObjectNode detail, Optional<String> invocation) {
        return new ServiceJob(1, detail, invocation, OptionalLong.empty(), List.of());
    }

    String id() {
        return detail.path("jobId").asString();
    }

    Arn arn() {
        return Arn.parse(detail.path("jobArn").asString());
    }

    Arn queue() {
        return Arn.parse(detail.path("jobQueue").asString());
    }

    ServiceJobStatus status() {
        return ServiceJobStatus.valueOf(detail.path(STATUS).asString());
    }

    long createdAt() {
        return detail.path("createdAt").asLong();
    }

    Optional<String> quotaShare() {
        return detail.path("quotaShareName").asStringOpt();
    }

    Optional<String> share() {
        return detail.path("shareIdentifier").asStringOpt();
    }

    String name() {
        return detail.path("jobName").asString();
    }

    /** The next version, of which nobody needs to be told. */
    ServiceJob with(ObjectNode changed) {
        return new ServiceJob(version + 1, changed, invocation, blockedSince, untold);
    }

    /** The next version, in which something became of the job. */
    ServiceJob become(ObjectNode changed, OptionalLong blocked, long now) {
        ServiceJob next = new ServiceJob(version + 1, changed, invocation, blocked, untold);
        List<ServiceJobChange> all = new ArrayList<>(untold);
        all.addAll(ServiceJobChange.between(this, next, now));
        return new ServiceJob(next.version, changed, invocation, blocked, all);
    }

    /** The next version, after the world was told. */
    ServiceJob told() {
        return new ServiceJob(version + 1, detail, invocation, blockedSince, List.of());
    }

    static ClientException unknown(String reference) {
        return new ClientException("Service job " + reference + " does not exist.");
    }
}
