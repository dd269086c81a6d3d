package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

import dev.longshore.gateway.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScheduleTest extends SchedulerTest {

    private static final String NEVER = "cron(0 0 1 1 ? 2199)";

    private String name;

    @BeforeEach
    void chooseName() {
        name = Cluster.uniqueName("schedule");
    }

    @Test
    void a_schedule_is_shown_as_it_was_made_with_the_defaults() {
        String arn = create(name, NEVER, _ -> {});

        GetScheduleResponse found = get();

        assertThat(arn).isEqualTo("arn:aws:scheduler:eu-west-1:123456789012:schedule/default/" + name).isEqualTo(found.arn());
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.groupName()).isEqualTo("default");
        assertThat(found.state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(found.scheduleExpressionTimezone()).isEqualTo("UTC");
        assertThat(found.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.NONE);
        assertThat(found.creationDate()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES))
                .isEqualTo(found.lastModificationDate());
        assertThat(found.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(86_400);
        assertThat(found.target().retryPolicy().maximumRetryAttempts()).isEqualTo(185);
        assertThat(found.target().input()).isEqualTo(target(name).input());
        assertThat(found.startDate()).isNull();
        assertThat(found.description()).isNull();
    }

    @Test
    void all_that_is_said_of_a_schedule_is_kept() {
        Instant start = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        Target ecs = Target.builder().arn("arn:aws:ecs:eu-west-1:123456789012:cluster/c").roleArn(ROLE)
                .ecsParameters(task -> task.taskDefinitionArn("task").launchType("FARGATE").taskCount(2)
                        .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1"))))
                .deadLetterConfig(letters -> letters.arn("arn:aws:sqs:eu-west-1:123456789012:letters"))
                .retryPolicy(policy -> policy.maximumRetryAttempts(0).maximumEventAgeInSeconds(60)).build();
        create(name, "rate(5 minutes)", schedule -> schedule.description("each five minutes").startDate(start)
                .endDate(start.plusMillis(86_400_500)).scheduleExpressionTimezone("Europe/Berlin").state(ScheduleState.DISABLED)
                .actionAfterCompletion(ActionAfterCompletion.DELETE).kmsKeyArn("arn:aws:kms:eu-west-1:123456789012:key/k")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(15))
                .target(ecs));

        GetScheduleResponse found = get();

        assertThat(found.target()).isEqualTo(ecs);
        assertThat(found.startDate()).isEqualTo(start);
        assertThat(found.endDate()).isEqualTo(start.plusMillis(86_400_500));
        assertThat(found.description()).isEqualTo("each five minutes");
        assertThat(found.scheduleExpression()).isEqualTo("rate(5 minutes)");
        assertThat(found.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
        assertThat(found.state()).isEqualTo(ScheduleState.DISABLED);
        assertThat(found.kmsKeyArn()).endsWith("key/k");
        assertThat(found.flexibleTimeWindow().maximumWindowInMinutes()).isEqualTo(15);
        assertThat(found.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.DELETE);
    }

    @Test
    void an_update_replaces_all_and_what_it_leaves_out_has_its_default_again() {
        create(name, NEVER, schedule -> schedule.description("first").state(ScheduleState.DISABLED));

        schedules.updateSchedule(request -> request.name(name).scheduleExpression("cron(0 0 1 1 ? 2198)")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF)).target(target("other")));

        assertThat(get().description()).isNull();
        assertThat(get().state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(get().scheduleExpression()).isEqualTo("cron(0 0 1 1 ? 2198)");
        assertThat(get().target().input()).contains("other");
        assertThat(get().lastModificationDate()).isAfterOrEqualTo(get().creationDate());
    }

    @Test
    void an_update_that_is_made_again_does_not_undo_what_was_changed_since() {
        create(name, NEVER, _ -> {});
        update("token-1", "first");
        update("token-2", "second");

        update("token-1", "first");

        assertThat(get().description()).isEqualTo("second");
        refused(ConflictException.class, "was used for another update", () -> update("token-1", "third"));
        for (int i = 3; i < 30; i++) {
            update("token-" + i, "number " + i);
        }
        update("token-29", "number 29");
        assertThat(get().description()).isEqualTo("number 29");
    }

    private void update(String token, String description) {
        schedules.updateSchedule(request -> request.name(name).clientToken(token).description(description)
                .scheduleExpression(NEVER).flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(target("queue")));
    }

    @Test
    void a_repeated_call_is_answered_as_the_first_one_and_another_of_that_name_refused() {
        String arn = create(name, NEVER, schedule -> schedule.clientToken("token-1"));

        assertThat(create(name, NEVER, schedule -> schedule.clientToken("token-1"))).isEqualTo(arn);
        refused(ConflictException.class, "already exists",
                () -> create(name, NEVER, schedule -> schedule.clientToken("token-2")));
        refused(ConflictException.class, "already exists",
                () -> create(name, NEVER, schedule -> schedule.clientToken("token-1").description("another")));

        schedules.deleteSchedule(request -> request.name(name).clientToken("token-3"));
        schedules.deleteSchedule(request -> request.name(name).clientToken("token-3"));
        refused(ResourceNotFoundException.class, "Schedule " + name + " does not exist.",
                () -> schedules.deleteSchedule(request -> request.name(name).clientToken("token-4")));
        create(name, NEVER, schedule -> schedule.clientToken("token-1"));
        schedules.deleteSchedule(request -> request.name(name).clientToken("token-3"));
        assertThat(get().name()).as("an old call does not delete the new one").isEqualTo(name);
    }

    @Test
    void schedules_are_listed_page_by_page_by_group_prefix_and_state() {
        String group = Cluster.uniqueName("group");
        schedules.createScheduleGroup(request -> request.name(group));
        for (int i = 0; i < 5; i++) {
            ScheduleState state = i == 3 ? ScheduleState.DISABLED : ScheduleState.ENABLED;
            create(name + "-" + i, NEVER, schedule -> schedule.groupName(group).state(state));
        }
        create(name + "-x", NEVER, _ -> {});

        List<ScheduleSummary> all = schedules.listSchedulesPaginator(request -> request.groupName(group).maxResults(2))
                .schedules()
                .stream().toList();
        assertThat(all).extracting(ScheduleSummary::name).containsExactly(name + "-0", name + "-1", name + "-2", name + "-3",
                name + "-4");
        assertThat(all).allSatisfy(one -> {
            assertThat(one.groupName()).isEqualTo(group);
            assertThat(one.arn()).isEqualTo("arn:aws:scheduler:eu-west-1:123456789012:schedule/" + group + "/" + one.name());
            assertThat(one.target().arn()).isEqualTo(SUBMIT_JOB);
        });
        assertThat(schedules.listSchedulesPaginator(request -> request.namePrefix(name).maxResults(2)).schedules()).hasSize(6);
        assertThat(schedules.listSchedules(request -> request.namePrefix(name).state(ScheduleState.DISABLED)).schedules())
                .extracting(ScheduleSummary::name).containsExactly(name + "-3");
        refused(ResourceNotFoundException.class, "Schedule group nothing does not exist.",
                () -> schedules.listSchedules(request -> request.groupName("nothing")));
        String token = schedules.listSchedules(request -> request.groupName(group).maxResults(2)).nextToken();
        refused(ValidationException.class, "nextToken", () -> schedules.listSchedules(request -> request.nextToken(token)));
    }

    @Test
    void what_cannot_be_a_schedule_is_refused_with_a_sentence() {
        Instant now = Instant.now();
        invalid("Invalid Schedule Expression every(5 minutes)", () -> create(name, "every(5 minutes)", _ -> {}));
        invalid("six fields", () -> create(name, "cron(* * * * *)", _ -> {}));
        invalid("its time is past", () -> create(name, "at(2020-01-01T00:00:00)", _ -> {}));
        invalid("Europe/Atlantis", () -> create(name, NEVER, schedule -> schedule.scheduleExpressionTimezone("Europe/Atlantis")));
        invalid("MaximumWindowInMinutes is required", () -> create(name, NEVER,
                schedule -> schedule.flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.FLEXIBLE))));
        invalid("StartDate you specify cannot be earlier than 5 minutes ago",
                () -> create(name, NEVER, schedule -> schedule.startDate(now.minusSeconds(600))));
        invalid("EndDate you specify must be in the future",
                () -> create(name, NEVER, schedule -> schedule.endDate(now.minusSeconds(600))));
        invalid("before the EndDate",
                () -> create(name, NEVER, schedule -> schedule.startDate(now.plusSeconds(60)).endDate(now.plusSeconds(60))));
        invalid("pattern", () -> create("no spaces", NEVER, _ -> {}));
        invalid("MaximumRetryAttempts is 186", () -> create(name, NEVER, schedule -> schedule
                .target(target(name).toBuilder().retryPolicy(policy -> policy.maximumRetryAttempts(186)).build())));
        refused(ResourceNotFoundException.class, "Schedule group nothing does not exist.",
                () -> create(name, NEVER, schedule -> schedule.groupName("nothing")));
        refused(ResourceNotFoundException.class, "does not exist", this::get);
    }

    @Test
    void what_cannot_be_a_target_is_refused_with_a_sentence() {
        invalid("Provided Arn is not in correct format", () -> create(name, NEVER, to("queue", "{}")));
        invalid("only reads", () -> create(name, NEVER, to("arn:aws:scheduler:::aws-sdk:batch:describeJobs", "{}")));
        invalid("Invalid RequestJson", () -> create(name, NEVER, to("arn:aws:scheduler:::aws-sdk:sqs:sendMessage", "text")));
        invalid("not valid JSON", () -> create(name, NEVER, to(SUBMIT_JOB, "{")));
        invalid("jobName is required", () -> create(name, NEVER, to(SUBMIT_JOB, "{\"JobQueue\":\"q\",\"JobDefinition\":\"d\"}")));
        invalid("the field 'JobNam' is not supported", () -> create(name, NEVER, to(SUBMIT_JOB, "{\"JobNam\":\"j\"}")));
        invalid("timeout.attemptDurationSeconds", () -> create(name, NEVER, to(SUBMIT_JOB,
                "{\"JobName\":\"j\",\"JobQueue\":\"q\",\"JobDefinition\":\"d\",\"Timeout\":{\"AttemptDurationSeconds\":\"x\"}}")));
    }

    private static Consumer<CreateScheduleRequest.Builder> to(String arn, String input) {
        return schedule -> schedule.target(target -> target.arn(arn).roleArn(ROLE).input(input));
    }

    private static void invalid(String because, ThrowingCallable call) {
        refused(ValidationException.class, because, call);
    }

    private GetScheduleResponse get() {
        return schedules.getSchedule(request -> request.name(name));
    }
}
