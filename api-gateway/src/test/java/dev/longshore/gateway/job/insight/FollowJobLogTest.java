package dev.longshore.gateway.job.insight;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.EcsProperties;
import software.amazon.awssdk.services.batch.model.EcsTaskProperties;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.TaskContainerProperties;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.JobLogs;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;

class FollowJobLogTest extends JobTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;
    private String id;
    private AStatus status;

    @BeforeEach
    void a_job_that_runs() {
        id = submit();
        status = scheduler.of(id);
        scheduler.say(status.running(1));
        await(id, JobStatus.RUNNING);
    }

    @Test
    void lines_are_told_as_they_come_one_attempt_after_the_other_until_the_job_has_ended() {
        try (LiveEvents live = follow("")) {
            print(1, 0, false, "one", "");
            assertThat(told(live.await(2))).containsExactly("1:0 one", "1:1 ");
            print(1, 2, true, "two");
            scheduler.say(status.exited(JobStatus.RUNNABLE, 1, 3), status.running(2));
            print(2, 0, true, "three");
            assertThat(told(live.await(4)).subList(2, 4)).containsExactly("1:2 two", "2:0 three");
            scheduler.say(status.exited(JobStatus.SUCCEEDED, 2, 0));

            LiveEvents.Event end = live.awaitEnd().getLast();
            assertThat(end.type()).isEqualTo("end");
            assertThat(end.data().path("status").asString()).isEqualTo("SUCCEEDED");
            assertThat(live.awaitEnd()).hasSize(5);
        }
    }

    @Test
    void who_comes_again_goes_on_behind_the_line_that_he_heard_last() {
        print(1, 0, true, "one", "two", "three");
        scheduler.say(status.exited(JobStatus.SUCCEEDED, 1, 0));

        try (LiveEvents live = follow("1:1"); LiveEvents again = follow("end")) {
            assertThat(told(live.await(1))).containsExactly("1:2 three");
            assertThat(live.awaitEnd()).hasSize(2);
            assertThat(again.status()).isEqualTo(204);
        }
    }

    @Test
    void a_line_that_others_have_overtaken_is_waited_for() {
        try (LiveEvents live = follow("")) {
            print(1, 1, false, "two");
            print(1, 0, false, "one");

            assertThat(told(live.await(2))).containsExactly("1:0 one", "1:1 two");
        }
    }

    @Test
    void a_log_whose_last_line_never_comes_ends_some_time_after_the_job() {
        print(1, 0, false, "one");
        scheduler.say(status.exited(JobStatus.FAILED, 1, 3));

        try (LiveEvents live = follow("")) {
            assertThat(live.awaitEnd()).extracting(LiveEvents.Event::type).containsExactly("line", "end");
        }
    }

    @Test
    void the_only_container_of_a_task_need_not_be_named_and_of_several_one_must_be() {
        definition = define(request -> request.containerProperties((ContainerProperties) null).ecsProperties(task("main")));
        id = submit();
        scheduler.say(scheduler.of(id).running(1));
        await(id, JobStatus.RUNNING);
        printInto(new AttemptId(JobId.parse(id), 1).logStream(definition, "main"), "one");

        try (LiveEvents live = follow("")) {
            assertThat(told(live.await(1))).containsExactly("1:0 one");
        }
        definition = define(request -> request.containerProperties((ContainerProperties) null).ecsProperties(task("a", "b")));
        String several = "/longshore/v1/jobs/" + submit() + "/log";
        assertThat(new RawHttp(endpoint()).get(several).body()).contains("container is absent; job ").contains("has a, b.");
        assertThat(new RawHttp(endpoint()).get(several + "?container=c").status()).isEqualTo(400);
    }

    private static EcsProperties task(String... names) {
        List<TaskContainerProperties> containers = Stream.of(names)
                .map(name -> TaskContainerProperties.builder().name(name).image("busybox").resourceRequirements(
                        requirement(ResourceType.VCPU, "1"), requirement(ResourceType.MEMORY, "128")).build())
                .toList();
        return EcsProperties.builder().taskProperties(EcsTaskProperties.builder().containers(containers).build()).build();
    }

    private LiveEvents follow(String lastEventId) {
        return new LiveEvents(endpoint(), "/longshore/v1/jobs/" + id + "/log", lastEventId);
    }

    private void printInto(String stream, String line) {
        kafka.send(Route.byKey(Topic.JOB_LOGS, new JobLogs(List.of(new JobLogLines(new AttemptId(JobId.parse(id), 1), REGION,
                "/aws/batch/job", stream, 0, List.of(new LogLine(1_000, line)), false)))));
        kafka.flush();
    }

    private void print(int attempt, long first, boolean last, String... lines) {
        AttemptId printing = new AttemptId(JobId.parse(id), attempt);
        kafka.send(Route.byKey(Topic.JOB_LOGS, new JobLogs(List.of(new JobLogLines(printing, REGION, "/aws/batch/job",
                printing.logStream("definition"), first, Stream.of(lines).map(line -> new LogLine(1_000, line)).toList(),
                last)))));
        kafka.flush();
    }

    private static List<String> told(List<LiveEvents.Event> events) {
        return events.stream().map(event -> event.id() + " " + event.data().path("message").asString()).toList();
    }
}
