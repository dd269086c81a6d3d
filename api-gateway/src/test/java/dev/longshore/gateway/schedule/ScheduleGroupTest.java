package dev.longshore.gateway.schedule;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupState;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleGroupTest extends SchedulerTest {

    private static final String NEVER = "cron(0 0 1 1 ? 2199)";

    @Autowired
    private MongoDatabase database;
    @Autowired
    private ScheduleGroups groups;

    private String name;

    @BeforeEach
    void chooseName() {
        name = Cluster.uniqueName("group");
    }

    @Test
    void a_group_is_made_once_and_shown() {
        String arn = schedules.createScheduleGroup(request -> request.name(name).clientToken("one")).scheduleGroupArn();

        GetScheduleGroupResponse found = schedules.getScheduleGroup(request -> request.name(name));
        assertThat(arn).isEqualTo("arn:aws:scheduler:eu-west-1:123456789012:schedule-group/" + name).isEqualTo(found.arn());
        assertThat(found.state()).isEqualTo(ScheduleGroupState.ACTIVE);
        assertThat(found.creationDate()).isEqualTo(found.lastModificationDate()).isNotNull();
        schedules.createScheduleGroup(request -> request.name(name).clientToken("one"));
        refused(ConflictException.class, "Schedule group " + name + " already exists.",
                () -> schedules.createScheduleGroup(request -> request.name(name).clientToken("two")));
    }

    @Test
    void the_default_group_is_always_there() {
        assertThat(schedules.getScheduleGroup(request -> request.name("default")).state()).isEqualTo(ScheduleGroupState.ACTIVE);
        refused(ConflictException.class, "already exists",
                () -> schedules.createScheduleGroup(request -> request.name("default")));
        refused(ValidationException.class, "cannot be deleted",
                () -> schedules.deleteScheduleGroup(request -> request.name("default")));
    }

    @Test
    void a_deleted_group_takes_its_schedules_with_it() {
        schedules.createScheduleGroup(request -> request.name(name));
        create(name, NEVER, schedule -> schedule.groupName(name));
        create(name, NEVER, _ -> {});

        schedules.deleteScheduleGroup(request -> request.name(name).clientToken("one"));
        schedules.deleteScheduleGroup(request -> request.name(name).clientToken("one"));

        refused(ResourceNotFoundException.class, "Schedule group " + name + " does not exist.",
                () -> schedules.getScheduleGroup(request -> request.name(name)));
        refused(ResourceNotFoundException.class, "does not exist",
                () -> schedules.getSchedule(request -> request.groupName(name).name(name)));
        assertThat(schedules.getSchedule(request -> request.name(name)).groupName()).isEqualTo("default");
        schedules.createScheduleGroup(request -> request.name(name));
        assertThat(schedules.listSchedules(request -> request.groupName(name)).schedules()).isEmpty();
    }

    @Test
    void a_deletion_that_a_gateway_has_not_lived_to_finish_is_brought_to_an_end() {
        schedules.createScheduleGroup(request -> request.name(name));
        create(name, NEVER, schedule -> schedule.groupName(name));
        database.getCollection("schedule_groups").updateOne(Filters.eq("eu-west-1/123456789012/" + name),
                Updates.set("state", "DELETING"));
        assertThat(schedules.getScheduleGroup(request -> request.name(name)).state()).isEqualTo(ScheduleGroupState.DELETING);
        refused(ConflictException.class, "is being deleted",
                () -> create(name + "-2", NEVER, schedule -> schedule.groupName(name)));

        groups.finishDeletions();

        refused(ResourceNotFoundException.class, "does not exist",
                () -> schedules.getScheduleGroup(request -> request.name(name)));
        schedules.createScheduleGroup(request -> request.name(name));
        assertThat(schedules.listSchedules(request -> request.groupName(name)).schedules()).isEmpty();
    }

    @Test
    void groups_are_listed_page_by_page_and_by_prefix() {
        for (int i = 0; i < 5; i++) {
            String group = name + "-" + i;
            schedules.createScheduleGroup(request -> request.name(group));
        }

        List<ScheduleGroupSummary> found = schedules
                .listScheduleGroupsPaginator(request -> request.namePrefix(name).maxResults(2)).scheduleGroups().stream()
                .toList();

        assertThat(found).extracting(ScheduleGroupSummary::name).containsExactly(name + "-0", name + "-1", name + "-2",
                name + "-3", name + "-4");
        assertThat(schedules.listScheduleGroupsPaginator(request -> request.maxResults(2)).scheduleGroups())
                .extracting(ScheduleGroupSummary::name).contains("default", name + "-4");
        assertThat(schedules.listScheduleGroups(request -> request.namePrefix(name + "-4")).scheduleGroups()).hasSize(1);
    }

    @Test
    void groups_have_tags() {
        String arn = schedules.createScheduleGroup(request -> request.name(name).tags(tag("team", "blue"), tag("cost", "1")))
                .scheduleGroupArn();

        schedules.tagResource(request -> request.resourceArn(arn).tags(tag("cost", "2"), tag("more", "x")));
        schedules.untagResource(request -> request.resourceArn(arn).tagKeys("team", "nothing"));

        assertThat(schedules.listTagsForResource(request -> request.resourceArn(arn)).tags())
                .containsExactlyInAnyOrder(tag("cost", "2"), tag("more", "x"));
        refused(ValidationException.class, "aws:",
                () -> schedules.tagResource(request -> request.resourceArn(arn).tags(tag("aws:x", "y"))));
        refused(ResourceNotFoundException.class, "does not exist",
                () -> schedules.listTagsForResource(request -> request.resourceArn(arn + "-x")));
        refused(ValidationException.class, "pattern",
                () -> schedules.listTagsForResource(request -> request.resourceArn(arn.replace("schedule-group", "schedule"))));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
