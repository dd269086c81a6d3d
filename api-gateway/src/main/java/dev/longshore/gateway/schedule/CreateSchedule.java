package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Stores a schedule. A call that its client repeats finds the schedule of the first one, and gets the first one's answer. */
@Component
final class CreateSchedule implements Operation {

    private final Schedules schedules;
    private final ScheduleGroups groups;
    private final TargetRules targets;
    private final Clock clock;

    CreateSchedule(Schedules schedules, ScheduleGroups groups, TargetRules targets, Clock scheduleClock) {
        this.schedules = schedules;
        this.groups = groups;
        this.targets = targets;
        this.clock = scheduleClock;
    }

    @Override
    public String name() {
        return "CreateSchedule";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ScheduleId id = ScheduleId.of(request);
        Schedule schedule = read(request, id);
        ScheduleGroup group = groups.required(id.scope(), id.group());
        if (!group.isActive()) {
            throw ScheduleErrors.conflict("Schedule group " + group.name() + " is being deleted.");
        }
        if (schedules.insert(schedule, CallToken.of(request.input()))) {
            ForeignTarget.log(schedule);
            requireStill(group, schedule);
        } else {
            requireRepeated(request, id);
        }
        return Json.object().put("ScheduleArn", id.arn());
    }

    @Override
    public Optional<String> warning(ApiRequest request) {
        return ForeignTarget.warning(request);
    }

    private Schedule read(ApiRequest request, ScheduleId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode document = ScheduleDocument.of(request.input());
        ScheduleRules.check(document, Optional.empty(), now);
        Schedule schedule = Schedule.created(id, UUID.randomUUID().toString(), now, DueTimes.first(document, now), document);
        targets.check(schedule.target(), id, now);
        return schedule;
    }

    /** A group that was deleted meanwhile has taken its schedules with it, and perhaps not this one. */
    private void requireStill(ScheduleGroup group, Schedule schedule) {
        boolean isStill = groups.find(group.scope(), group.name())
                .filter(now -> now.isActive() && now.uuid().equals(group.uuid())).isPresent();
        if (!isStill) {
            schedules.delete(schedule.id(), schedule.uuid());
            throw ScheduleErrors.noGroup(group.name());
        }
    }

    private void requireRepeated(ApiRequest request, ScheduleId id) {
        Optional<CallToken> made = schedules.tokenOf(id);
        if (made.isEmpty() || !made.equals(CallToken.of(request.input()))) {
            throw exists(id);
        }
    }

    private static ClientException exists(ScheduleId id) {
        return ScheduleErrors.conflict("Schedule " + id.name() + " already exists.");
    }
}
