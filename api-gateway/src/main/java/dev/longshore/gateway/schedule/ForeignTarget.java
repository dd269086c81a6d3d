package dev.longshore.gateway.schedule;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.gateway.api.ApiRequest;

/** Says, when a schedule is made, that its target will not be invoked here. */
final class ForeignTarget {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignTarget.class);

    private ForeignTarget() {}

    /** For the caller; empty where the target is invoked. */
    static Optional<String> warning(ApiRequest request) {
        return target(request).isSubmitJob()
                ? Optional.empty()
                : Optional.of("Longshore stores this target and does not invoke it; it invokes"
                        + " arn:aws:scheduler:::aws-sdk:batch:submitJob. Each due time becomes a dead letter.");
    }

    /** For the operator. */
    static void log(Schedule schedule) {
        if (!schedule.target().isSubmitJob()) {
            LOG.warn("schedule {} has the target {}, which is not invoked here; each due time becomes a dead letter",
                    schedule.id().arn(), schedule.target().arn());
        }
    }

    private static Target target(ApiRequest request) {
        return new Target(request.input().withObject("/Target"));
    }
}
