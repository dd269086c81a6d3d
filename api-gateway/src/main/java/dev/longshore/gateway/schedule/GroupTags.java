package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.resource.Scope;

/** The tags of the group that a request names by its ARN. Schedules themselves have none. */
@Component
class GroupTags {

    private static final String MEMBER = "ResourceArn";

    private final ScheduleGroups groups;
    private final Clock clock;

    GroupTags(ScheduleGroups groups, Clock scheduleClock) {
        this.groups = groups;
        this.clock = scheduleClock;
    }

    ObjectNode of(ApiRequest request) {
        return groups.required(Scope.of(request), name(request)).tags();
    }

    void change(ApiRequest request, UnaryOperator<ObjectNode> change) {
        groups.changeTags(Scope.of(request), name(request), clock.instant(), change);
    }

    private static String name(ApiRequest request) {
        String arn = request.input().path(MEMBER).asString();
        String prefix = ScheduleId.arn(Scope.of(request), "schedule-group/");
        if (!arn.startsWith(prefix)) {
            throw ScheduleErrors.noGroup(arn);
        }
        return arn.substring(prefix.length());
    }
}
