package dev.longshore.gateway.job.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.Json;

/** Listens to a stream of server-sent events. */
final class LiveEvents implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int status;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    record Event(String id, String type, JsonNode data) {}

    /** @param lastEventId empty for a caller who comes for the first time */
    LiveEvents(URI endpoint, String path, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            status = response.statusCode();
            Thread.ofVirtual().start(() -> listen(new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(BufferedReader lines) {
        try (lines) {
            String id = "";
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                String value = colon < 0 ? "" : line.substring(colon + 2);
                switch (colon < 0 ? "" : line.substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> type = value;
                    case "data" -> heard.add(new Event(id, type, Json.parse(value.getBytes(StandardCharsets.UTF_8))));
                    default -> {
                        // comments, and when to come again
                    }
                }
            }
        } catch (IOException _) {
            // the test has closed it
        }
        ended = true;
    }

    int status() {
        return status;
    }

    /** What has come so far. */
    List<Event> heard() {
        return List.copyOf(heard);
    }

    /** So many events, as soon as they are there. */
    List<Event> await(int count) {
        return Awaitility.await().until(() -> heard, all -> all.size() >= count).subList(0, count);
    }

    /** All of them, once there will be no more. */
    List<Event> awaitEnd() {
        Awaitility.await().until(() -> ended);
        return heard;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
