package dev.longshore.gateway.servicejob;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentState;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.event.Receiver;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.service.ServiceQueues;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceJobEventTest extends GatewayTest {

    private static final String STATE_CHANGE = "Batch Service Job State Change";

    private final String target = Cluster.uniqueName("target");
    private final Receiver receiver = Receiver.start();
    private TargetCalls targets;
    private ServiceQueues queues;

    @BeforeEach
    void open() {
        targets = new TargetCalls(endpoint());
        queues = new ServiceQueues(batch);
        targets.webhook(target, receiver, "");
    }

    @AfterEach
    void close() {
        targets.delete(target);
        receiver.close();
    }

    @Test
    void each_change_of_a_service_job_is_told_in_order_as_the_job_was_then() {
        String id = submit(queues.queueOver(queues.environment(1), _ -> {}), 1);

        List<Receiver.Request> heard = receiver.await(id, 3);

        assertThat(heard).extracting(Receiver.Request::status).containsExactly("RUNNABLE", "SCHEDULED", "FAILED");
        JsonNode event = heard.getLast().event();
        assertThat(event.path("detail-type").asString()).isEqualTo(STATE_CHANGE);
        assertThat(event.path("resources")).hasSize(1);
        assertThat(event.at("/resources/0").asString()).endsWith(":service-job/" + id);
        assertThat(event.path("region").asString()).isEqualTo(REGION);
        assertThat(event.at("/detail/statusReason").asString()).isEqualTo(ServiceJobLife.NO_SAGEMAKER);
        assertThat(event.path("detail").has("serviceRequestPayload")).isFalse();
        assertThat(event.path("detail").has("tags")).isFalse();
        assertThat(heard.getFirst().event().at("/detail/attempts")).isEmpty();
        assertThat(heard).extracting(Receiver.Request::id).doesNotHaveDuplicates();
    }

    @Test
    void a_service_job_that_blocks_its_queue_is_told_of_and_so_is_the_end_of_that() {
        String environment = queues.environment(1);
        String id = submit(queues.queueOver(environment, _ -> {}), 2);

        List<Receiver.Request> heard = receiver.await(id, 2);
        assertThat(types(heard)).containsExactly(STATE_CHANGE, "Batch Service Job Queue Blocked");
        assertThat(heard.getLast().event().at("/detail/statusReason").asString())
                .startsWith("MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE");
        batch.terminateServiceJob(request -> request.jobId(id).reason("enough"));

        assertThat(types(receiver.await(id, 4)).subList(2, 4)).containsExactly("Batch Service Job Queue Unblocked",
                STATE_CHANGE);
    }

    @Test
    void a_service_job_that_waits_for_a_reason_without_a_code_blocks_nothing() {
        String environment = queues.environment(1);
        batch.updateServiceEnvironment(
                request -> request.serviceEnvironment(environment).state(ServiceEnvironmentState.DISABLED));
        String id = submit(queues.queueOver(environment, _ -> {}), 1);
        receiver.await(id, 1);

        batch.terminateServiceJob(request -> request.jobId(id).reason("enough"));

        assertThat(types(receiver.await(id, 2))).containsExactly(STATE_CHANGE, STATE_CHANGE);
    }

    private String submit(String queue, int instances) {
        return batch.submitServiceJob(request -> request.jobName("train").jobQueue(queue).serviceJobType("SAGEMAKER_TRAINING")
                .serviceRequestPayload("{\"ResourceConfig\": {\"InstanceCount\": " + instances + "}}")).jobId();
    }

    private static List<String> types(List<Receiver.Request> heard) {
        return heard.stream().map(request -> request.event().path("detail-type").asString()).toList();
    }
}
