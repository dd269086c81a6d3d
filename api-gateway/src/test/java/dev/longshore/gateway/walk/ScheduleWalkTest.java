package dev.longshore.gateway.walk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleWalkTest extends WalkTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void a_schedule_is_read_as_it_was_written(int seed) {
        String name = Cluster.uniqueName("schedule");
        ObjectNode schedule = input("CreateSchedule", schedule(name), seed);
        assertThat(ask("CreateSchedule", schedule).path("ScheduleArn").asString()).endsWith("/default/" + name);

        ReadBack.assertHolds(less(schedule, "ClientToken"), ask("GetSchedule", named("Name", name)));

        ObjectNode change = input("UpdateSchedule", schedule(name), seed + 1);
        ask("UpdateSchedule", change);
        ReadBack.assertHolds(less(change, "ClientToken"), ask("GetSchedule", named("Name", name)));
        assertThat(ask("ListSchedules", named("NamePrefix", name)).at("/Schedules/0/State"))
                .isEqualTo(ask("GetSchedule", named("Name", name)).path("State"));
        ask("DeleteSchedule", named("Name", name));
        assertThat(ask("ListSchedules", named("NamePrefix", name)).path("Schedules").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_schedule_group_is_read_as_it_was_written(int seed) {
        String name = Cluster.uniqueName("group");
        ObjectNode group = input("CreateScheduleGroup", new Recipe().with("/Name", "'" + name + "'").with("Tags.Key", "'team'"),
                seed);
        String arn = ask("CreateScheduleGroup", group).path("ScheduleGroupArn").asString();

        assertThat(ask("GetScheduleGroup", named("Name", name)).path("Arn").asString()).isEqualTo(arn);
        assertThat(ask("ListScheduleGroups", named("NamePrefix", name)).at("/ScheduleGroups/0/Arn").asString()).isEqualTo(arn);
        assertThat(ask("scheduler:ListTagsForResource", named("ResourceArn", arn)).path("Tags").size())
                .isEqualTo(group.path("Tags").size());
        ask("scheduler:TagResource", "{'ResourceArn': '%s', 'Tags': [{'Key': 'team', 'Value': 'blue'}]}".formatted(arn));
        assertThat(ask("scheduler:ListTagsForResource", named("ResourceArn", arn)).at("/Tags/0/Value").asString())
                .isEqualTo("blue");
        ask("scheduler:UntagResource", "{'ResourceArn': '%s', 'TagKeys': ['team']}".formatted(arn));
        assertThat(ask("scheduler:ListTagsForResource", named("ResourceArn", arn)).path("Tags").isEmpty()).isTrue();
        ask("DeleteScheduleGroup", named("Name", name));
    }

    private static Recipe schedule(String name) {
        return new Recipe().with("/Name", "'" + name + "'").with("GroupName", "'default'")
                .with("ScheduleExpression", "'rate(5 minutes)'").with("ScheduleExpressionTimezone", "'Europe/Berlin'")
                .with("StartDate", "4102444800").with("EndDate", "4133980800.5").always("MaximumWindowInMinutes")
                .with("Target.Arn", "'arn:aws:ecs:eu-west-1:123456789012:cluster/walk'").with("MaximumEventAgeInSeconds", "60");
    }
}
