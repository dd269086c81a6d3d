package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Replaces what a schedule says, whole: what an update leaves out has its default again. An update that its client
 * makes again changes nothing. */
@Component
final class UpdateSchedule implements Operation {

    private final Schedules schedules;
    private final ScheduleGroups groups;
    private final TargetRules targets;
    private final Clock clock;

    UpdateSchedule(Schedules schedules, ScheduleGroups groups, TargetRules targets, Clock scheduleClock) {
        this.schedules = schedules;
        this.groups = groups;
        this.targets = targets;
        this.clock = scheduleClock;
    }

    @Override
    public String name() {
        return "UpdateSchedule";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ScheduleId id = ScheduleId.of(request);
        groups.required(id.scope(), id.group());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode document = ScheduleDocument.of(request.input());
        Schedule changed = schedules.update(id, CallToken.of(request.input()), former -> change(former, document, now))
                .orElseThrow(() -> ScheduleErrors.noSchedule(id));
        ForeignTarget.log(changed);
        return Json.object().put("ScheduleArn", id.arn());
    }

    @Override
    public Optional<String> warning(ApiRequest request) {
        return ForeignTarget.warning(request);
    }

    private Schedule change(Schedule former, ObjectNode document, Instant now) {
        ScheduleRules.check(document, Optional.of(former.document()), now);
        targets.check(new Target((ObjectNode) document.path("Target")), former.id(), now);
        return former.changed(now, DueTimes.changed(former, document, now), document);
    }
}
