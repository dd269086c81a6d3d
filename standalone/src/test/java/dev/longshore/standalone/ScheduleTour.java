package dev.longshore.standalone;

import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupState;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Five groups, and five schedules in one of them, of which none is due before they are gone. */
record ScheduleTour(SchedulerClient schedules) {

    private static final String GROUP = "group-1";
    private static final Target TARGET = Target.builder().arn("arn:aws:scheduler:::aws-sdk:batch:submitJob")
            .roleArn("arn:aws:iam::123456789012:role/scheduler")
            .input("{\"JobName\": \"due\", \"JobQueue\": \"queue-1\", \"JobDefinition\": \"definition-1\"}").build();

    void make() {
        Pages.five("group").forEach(name -> assertThat(schedules.createScheduleGroup(request -> request.name(name))
                .scheduleGroupArn()).endsWith(":schedule-group/" + name));
        Pages.five("schedule").forEach(name -> assertThat(create(name, "cron(0 0 1 1 ? 2199)"))
                .endsWith(":schedule/" + GROUP + "/" + name));
        Pages.assertHold(Pages.five("group"), schedules.listScheduleGroupsPaginator(
                request -> request.namePrefix("group").maxResults(Pages.SIZE)),
                page -> page.scheduleGroups().stream().map(ScheduleGroupSummary::name));
        Pages.assertHold(Pages.five("schedule"), schedules.listSchedulesPaginator(
                request -> request.groupName(GROUP).maxResults(Pages.SIZE)),
                page -> page.schedules().stream().map(ScheduleSummary::name));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> create("schedule-1", "rate(1 hour)"));
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("schedule-6", "rate(0 hours)"));
    }

    private String create(String name, String expression) {
        return schedules.createSchedule(request -> request.name(name).groupName(GROUP).scheduleExpression(expression)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF)).target(TARGET)).scheduleArn();
    }

    void change() {
        schedules.updateSchedule(request -> request.name("schedule-1").groupName(GROUP).scheduleExpression("rate(1 hour)")
                .state(ScheduleState.DISABLED).flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(TARGET));
        assertThat(schedules.getSchedule(request -> request.name("schedule-1").groupName(GROUP))).satisfies(found -> {
            assertThat(found.scheduleExpression()).isEqualTo("rate(1 hour)");
            assertThat(found.state()).isEqualTo(ScheduleState.DISABLED);
            assertThat(found.target().arn()).isEqualTo(TARGET.arn());
            assertThat(found.target().input()).isEqualTo(TARGET.input());
        });
        assertThat(schedules.getScheduleGroup(request -> request.name(GROUP)).state()).isEqualTo(ScheduleGroupState.ACTIVE);
        String group = schedules.getScheduleGroup(request -> request.name(GROUP)).arn();
        schedules.tagResource(request -> request.resourceArn(group).tags(tag("team", "blue"), tag("cost/centre", "1")));
        schedules.untagResource(request -> request.resourceArn(group).tagKeys("cost/centre"));
        assertThat(schedules.listTagsForResource(request -> request.resourceArn(group)).tags())
                .containsExactly(tag("team", "blue"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    void delete() {
        schedules.deleteSchedule(request -> request.name("schedule-1").groupName(GROUP));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> schedules.getSchedule(request -> request.name("schedule-1").groupName(GROUP)));
        Pages.five("group").forEach(name -> schedules.deleteScheduleGroup(request -> request.name(name)));
        assertThat(schedules.listScheduleGroups(request -> request.namePrefix("group")).scheduleGroups()).isEmpty();
        assertThat(schedules.listSchedules(_ -> {}).schedules()).isEmpty();
    }
}
