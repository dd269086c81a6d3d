package dev.longshore.gateway.store;

import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.store.EmbeddedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StoreAwayTest {

    private static final String CREATE = """
            {"computeEnvironmentName": "ce", "type": "UNMANAGED"}""";

    @Test
    void a_gateway_starts_without_its_store_and_is_ready_when_that_is_there() throws Exception {
        int port = freePort();
        try (RunningGateway gateway = RunningGateway.start(TestInfrastructure.bootstrapServers(),
                "mongodb://127.0.0.1:" + port + "/away")) {
            RawHttp http = new RawHttp(gateway.endpoint());

            RawHttp.Answer refused = http.post("/v1/createcomputeenvironment", CREATE);

            assertThat(readiness(http)).isEqualTo(503);
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.head()).contains("x-amzn-ErrorType: ServerException");
            assertThat(refused.body()).contains("The store does not answer");
            try (EmbeddedStore _ = EmbeddedStore.start(TestInfrastructure.temporary("store-that-comes-late"), port)) {
                await().until(() -> readiness(http), status -> status == 200);
                assertThat(http.post("/v1/createcomputeenvironment", CREATE).status()).isEqualTo(200);
            }
        }
    }

    private static int readiness(RawHttp http) {
        return http.send("GET /actuator/health/readiness HTTP/1.1", "", new byte[0]).status();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
