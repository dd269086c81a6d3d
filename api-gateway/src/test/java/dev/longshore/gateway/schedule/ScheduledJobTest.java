package dev.longshore.gateway.schedule;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.JobSummary;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;

/** Schedules of a running gateway, whose time is the real one. */
class ScheduledJobTest extends SchedulerTest {

    private final String name = Cluster.uniqueName("scheduled");

    @Test
    void a_due_schedule_submits_its_job() {
        create(name, "rate(5 minutes)", _ -> {});

        String id = Awaitility.await().until(this::jobs, jobs -> !jobs.isEmpty()).getFirst().jobId();

        assertThat(describe(id).parameters().get("when")).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        assertThat(describe(id).jobQueue()).endsWith("/" + queue);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void two_gateways_over_one_store_submit_each_job_once() {
        try (RunningGateway _ = RunningGateway.start(TestInfrastructure.bootstrapServers(), TestInfrastructure.mongoUri())) {
            IntStream.range(0, 30).forEach(i -> schedules.createSchedule(schedule -> schedule.name(name + "-" + i)
                    .scheduleExpression("at(" + in(i % 3 + 1) + ")").flexibleTimeWindow(window -> window.mode("OFF"))
                    .target(target(name))));

            Awaitility.await().until(this::jobs, jobs -> jobs.size() >= 30);
            create(name + "-last", "at(" + in(1) + ")", _ -> {});
            Awaitility.await().until(() -> jobs(name + "-last"), jobs -> !jobs.isEmpty());

            assertThat(jobs()).hasSize(30);
        }
    }

    @Test
    void a_job_that_is_refused_when_it_is_due_is_a_dead_letter_and_listed() throws Exception {
        String arn = create(name, "at(" + in(0) + ")", schedule -> schedule.target(target -> target.arn(SUBMIT_JOB).roleArn(ROLE)
                .input("{\"jobName\":\"j\",\"jobQueue\":\"no-queue\",\"jobDefinition\":\"d\"}")));

        ConsumerRecord<String, Inbound> letter = letterOf(arn);

        assertThat(header(letter, "ERROR_CODE")).isEqualTo("ClientException");
        assertThat(header(letter, "reason")).contains("no-queue");
        assertThat(header(letter, "TARGET_ARN")).isEqualTo(SUBMIT_JOB);
        JsonNode missed = Awaitility.await().until(this::missed, list -> list.size() == 1).get(0);
        assertThat(missed.path("outcome").asString()).isEqualTo("UNDELIVERED");
        assertThat(missed.path("reason").asString()).contains("no-queue");
        assertThat(Instant.parse(missed.path("dueTime").asString())).isBefore(Instant.now());
    }

    @Test
    void a_target_of_another_kind_is_warned_of_when_it_is_made_and_a_dead_letter_when_it_is_due() {
        RawHttp.Answer answer = new RawHttp(endpoint()).send("POST /schedules/" + name + " HTTP/1.1",
                "Authorization: AWS4-HMAC-SHA256 Credential=tester/20260102/eu-west-1/scheduler/aws4_request\r\nContent-Length: %d\r\n"
                        .formatted(sqsSchedule().length),
                sqsSchedule());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.head()).contains("x-longshore-warning: Longshore stores this target and does not invoke it");
        assertThat(header(letterOf("arn:aws:scheduler:eu-west-1:123456789012:schedule/default/" + name), "TARGET_ARN"))
                .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:orders");
    }

    @Test
    void errors_have_the_form_of_this_api() {
        RawHttp.Answer answer = new RawHttp(endpoint()).send("GET /schedules/" + UUID.randomUUID() + " HTTP/1.1", "",
                new byte[0]);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).contains("x-amzn-ErrorType: ResourceNotFoundException");
        assertThat(Json.parseObject(answer.body()).path("Message").asString()).contains("does not exist");
    }

    private byte[] sqsSchedule() {
        return """
                {"ScheduleExpression": "at(%s)", "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {"Input": "an order",
                 "Arn": "arn:aws:sqs:eu-west-1:123456789012:orders", "RoleArn": "%s"}}""".formatted(in(0), ROLE)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String in(int seconds) {
        return LocalDateTime.now(ZoneOffset.UTC).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString()
                .replaceFirst("T(\\d\\d:\\d\\d)$", "T$1:00");
    }

    private List<JobSummary> jobs() {
        return jobs(name);
    }

    private List<JobSummary> jobs(String jobName) {
        return batch.listJobs(request -> request.jobQueue(queue).jobStatus("SUBMITTED")).jobSummaryList().stream()
                .filter(job -> job.jobName().equals(jobName)).toList();
    }

    private JsonNode missed() throws IOException, InterruptedException {
        URI page = endpoint().resolve("/longshore/v1/schedules/default/" + name + "/missed?region=eu-west-1");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Json.parse(http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray()).body())
                    .path("missed");
        }
    }

    private static ConsumerRecord<String, Inbound> letterOf(String schedule) {
        try (Listener letters = new Listener(TestInfrastructure.bootstrapServers(), Topic.DEAD_LETTERS)) {
            return letters.await(record -> schedule.equals(record.key()));
        }
    }

    private static String header(ConsumerRecord<String, Inbound> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
