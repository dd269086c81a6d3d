package dev.longshore.gateway.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.query.Wait;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.ApiModel;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTest extends JobTest {

    private static final JobId OTHER = JobId.parse("0f3c2b1a-0000-4000-8000-000000000001");

    @Test
    void each_route_of_our_own_is_described_and_no_other() {
        List<String> routes = ApiModel.load().operations().stream().filter(each -> each.uri().startsWith("/longshore/"))
                .map(each -> each.method().toLowerCase(Locale.ROOT) + " " + each.uri()).toList();
        List<String> described = new ArrayList<>();
        JsonNode document = document();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            described.add(method.getKey() + " " + path.getKey());
            assertThat(method.getValue().path("summary").asString()).as(path.getKey()).isNotEmpty();
            assertThat(method.getValue().path("responses").has("400")).isTrue();
        }));

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described).containsExactlyInAnyOrderElementsOf(routes).hasSizeGreaterThan(8);
    }

    @Test
    void each_parameter_of_a_path_is_described() {
        document().path("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            List<String> described = operation.path("parameters").valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asString() + "}").toList();
            assertThat(path.getKey().split("/")).filteredOn(segment -> segment.startsWith("{"))
                    .containsExactlyInAnyOrderElementsOf(described);
        }));
    }

    @Test
    void what_is_answered_of_a_job_is_as_described() {
        String id = submit();
        scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, "as it was"));
        await(id, JobStatus.RUNNABLE);
        scheduler.explain(id, new Wait("why", List.of(OTHER),
                Optional.of(new Wait.InLine(2, Optional.of("blue"), Optional.of(OTHER), OptionalInt.of(5))),
                Optional.of(new Wait.Start(Instant.EPOCH, true))));
        String path = "/longshore/v1/jobs/" + id;
        Awaitility.await().until(() -> get(path + "/explanation").has("position"));

        check("/longshore/v1/jobs/{jobId}/explanation", get(path + "/explanation"));
        check("/longshore/v1/jobs/{jobId}/history", get(path + "/history"));
    }

    @Test
    void what_is_answered_of_event_targets_and_of_the_document_itself_is_as_described() {
        String name = Cluster.uniqueName("target");
        new TargetCalls(endpoint()).put(name, TargetCalls.webhook("http://127.0.0.1:1/", ", \"enabled\": false"));

        check("/longshore/v1/event-targets/{name}", get("/longshore/v1/event-targets/" + name));
        check("/longshore/v1/event-targets", get("/longshore/v1/event-targets"));
        check("/longshore/v1/openapi.json", document());
        new TargetCalls(endpoint()).delete(name);
    }

    @Test
    void an_error_is_as_described() {
        RawHttp.Answer answer = new RawHttp(endpoint()).get("/longshore/v1/jobs/" + OTHER + "/history");
        JsonNode responses = document().at("/paths").path("/longshore/v1/jobs/{jobId}/history").at("/get/responses");

        assertThat(responses.has(Integer.toString(answer.status()))).isTrue();
        assertThat(SchemaCheck.faults(Json.parseObject(answer.body()), document().at("/components/schemas/Error"))).isEmpty();
    }

    private void check(String path, JsonNode answer) {
        JsonNode schema = document().path("paths").path(path).at("/get/responses/200/content/application~1json/schema");
        assertThat(SchemaCheck.faults(answer, schema)).as(path).isEmpty();
    }

    private JsonNode document() {
        return get("/longshore/v1/openapi.json");
    }

    private JsonNode get(String path) {
        RawHttp.Answer answer = new RawHttp(endpoint()).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
