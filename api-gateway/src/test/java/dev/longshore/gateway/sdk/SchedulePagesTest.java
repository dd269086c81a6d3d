package dev.longshore.gateway.sdk;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchedulePagesTest extends RegionTest {

    private SchedulerClient schedules;

    @BeforeEach
    void openScheduler() {
        schedules = pointedAt(endpoint(), SchedulerClient.builder()).region(region).build();
    }

    @AfterEach
    void closeScheduler() {
        schedules.close();
    }

    @Test
    void schedules_come_in_pages() {
        List<String> names = five("schedule");
        names.forEach(name -> schedules.createSchedule(request -> request.name(name).scheduleExpression("cron(0 0 1 1 ? 2199)")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(target -> target.arn("arn:aws:ecs:eu-west-1:123456789012:cluster/c")
                        .roleArn("arn:aws:iam::123456789012:role/scheduler"))));

        assertPages(schedules.listSchedulesPaginator(request -> request.maxResults(2)).stream()
                .map(page -> page.schedules().stream().map(ScheduleSummary::name).toList()).toList(), names);
    }

    @Test
    void schedule_groups_come_in_pages() {
        List<String> names = five("group");
        names.forEach(name -> schedules.createScheduleGroup(request -> request.name(name)));

        assertPages(schedules.listScheduleGroupsPaginator(request -> request.namePrefix("group").maxResults(2)).stream()
                .map(page -> page.scheduleGroups().stream().map(ScheduleGroupSummary::name).toList()).toList(), names);
    }

    @Test
    void what_does_not_exist_is_refused_with_the_exception_of_its_own() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> schedules.getSchedule(request -> request.name("nobody")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> schedules.deleteScheduleGroup(request -> request.name("nobody")));
    }
}
