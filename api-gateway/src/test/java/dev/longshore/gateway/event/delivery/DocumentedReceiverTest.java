package dev.longshore.gateway.event.delivery;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.event.targets.Secret;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs the receiver that docs/events.md shows, as it stands there but for its port. */
class DocumentedReceiverTest extends JobTest {

    private static final String EVENT = "{\"id\": \"%s\", \"detail-type\": \"Batch Job State Change\", "
            + "\"detail\": {\"jobId\": \"job-1\", \"status\": \"FAILED\"}}";

    @TempDir
    private Path folder;

    private final String target = Cluster.uniqueName("target");
    private URI address;
    private Process receiver;

    @BeforeEach
    void run() throws IOException {
        assumeTrue(hasPython(), "python3 is not installed");
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port + "/");
        receiver = new ProcessBuilder("python3", "-u", "-c", example().replace("9000", Integer.toString(port)))
                .redirectOutput(output().toFile()).redirectError(folder.resolve("errors").toFile()).start();
        Awaitility.await().ignoreExceptions().until(() -> post("nobody", "0", "v1,x", "{}") == 401);
    }

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.destroyForcibly();
        }
    }

    @Test
    void it_believes_what_the_gateway_tells_it() {
        TargetCalls targets = new TargetCalls(endpoint());
        RawHttp.Answer put = targets.put(target, TargetCalls.webhook(address.toString(), ""));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        String id = submit();

        scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, null));

        Awaitility.await().until(() -> Files.readString(output()).contains("Batch Job State Change " + id + " RUNNABLE"));
        targets.delete(target);
    }

    @Test
    void it_believes_nobody_who_has_not_the_secret_or_plays_an_old_request_back() throws Exception {
        String body = EVENT.formatted("e-1");
        long now = Instant.now().getEpochSecond();

        assertThat(post("e-1", Long.toString(now), signed("e-1", now, body), body)).isEqualTo(204);
        assertThat(post("e-2", Long.toString(now), signed("e-1", now, body), body)).isEqualTo(401);
        assertThat(post("e-1", Long.toString(now), signed("e-1", now, body), body + " ")).isEqualTo(401);
        assertThat(post("e-1", Long.toString(now - 301), signed("e-1", now - 301, body), body)).isEqualTo(401);
    }

    @Test
    void it_deals_with_an_event_that_comes_twice_once() throws Exception {
        long now = Instant.now().getEpochSecond();
        for (String id : new String[]{"e-1", "e-1", "e-2"}) {
            String body = EVENT.formatted(id);
            assertThat(post(id, Long.toString(now), signed(id, now, body), body)).isEqualTo(204);
        }

        assertThat(Files.readString(output())).containsOnlyOnce("job-1 FAILED\nBatch Job State Change job-1 FAILED\n");
        assertThat(Files.readAllLines(output())).hasSize(2);
    }

    private Path output() {
        return folder.resolve("output");
    }

    private static String signed(String id, long at, String body) {
        return Signature.of(Secret.parse(TargetCalls.SECRET).orElseThrow(), id, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private int post(String id, String at, String signature, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
        Map.of("webhook-id", id, "webhook-timestamp", at, "webhook-signature", signature).forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static String example() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "events.md"));
        String begin = "```python\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("```", from));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor(1, TimeUnit.MINUTES);
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
