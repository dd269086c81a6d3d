package dev.longshore.gateway.job;

import java.net.URI;
import java.nio.file.Path;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ResourceType;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.api.Json;
import dev.longshore.store.EmbeddedStore;

import static org.assertj.core.api.Assertions.assertThat;

class StoreAwayTest {

    private static final String SIGNED = "Authorization: AWS4-HMAC-SHA256 Credential=tester/20260102/eu-west-1/batch/aws4_request\r\n";

    private final Path folder = TestInfrastructure.temporary("store-that-goes-away");

    @Test
    void a_job_is_refused_while_the_store_is_away_and_accepted_when_it_is_back() {
        EmbeddedStore store = EmbeddedStore.start(folder);
        int port = URI.create(store.uri()).getPort();
        try (RunningGateway gateway = RunningGateway.start(TestInfrastructure.bootstrapServers(), store.uri() + "/jobs")) {
            RawHttp http = new RawHttp(gateway.endpoint());
            byte[] submission = submission(gateway);
            assertThat(http.post("/v1/submitjob", SIGNED, submission).status()).isEqualTo(200);

            store.close();
            RawHttp.Answer refused = http.post("/v1/submitjob", SIGNED, submission);

            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.body()).contains("ServerException");
            try (EmbeddedStore _ = EmbeddedStore.start(folder, port)) {
                Awaitility.await().until(() -> http.post("/v1/submitjob", SIGNED, submission).status() == 200);
            }
        }
    }

    private static byte[] submission(RunningGateway gateway) {
        Cluster cluster = new Cluster(gateway.batch());
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        String definition = Cluster.uniqueName("definition");
        gateway.batch().registerJobDefinition(request -> request.jobDefinitionName(definition).type("container")
                .containerProperties(container -> container.image("busybox").resourceRequirements(
                        JobTest.requirement(ResourceType.VCPU, "1"), JobTest.requirement(ResourceType.MEMORY, "64"))));
        return Json.bytes(Json.object().put("jobName", "job").put("jobQueue", queue).put("jobDefinition", definition));
    }
}
