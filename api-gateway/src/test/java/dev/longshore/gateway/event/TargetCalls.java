package dev.longshore.gateway.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;

/** Calls the operations on event targets. */
public final class TargetCalls {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PATH = "/longshore/v1/event-targets";

    private final RawHttp http;

    public TargetCalls(URI endpoint) {
        http = new RawHttp(endpoint);
    }

    public RawHttp.Answer put(String name, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.send("PUT " + PATH + "/" + name + " HTTP/1.1", "Content-Length: " + bytes.length + "\r\n", bytes);
    }

    /** @param more members after the webhook, with a comma before each */
    public void webhook(String name, Receiver receiver, String more) {
        RawHttp.Answer answer = put(name, webhook(receiver.url(), more));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    public static String webhook(String url, String more) {
        return "{\"webhook\": {\"url\": \"" + url + "\", \"secret\": \"" + SECRET + "\"}" + more + "}";
    }

    public RawHttp.Answer get(String name) {
        return http.send("GET " + PATH + "/" + name + " HTTP/1.1", "", new byte[0]);
    }

    public RawHttp.Answer delete(String name) {
        return http.send("DELETE " + PATH + "/" + name + " HTTP/1.1", "", new byte[0]);
    }

    public JsonNode list(String query) {
        return Json.parseObject(http.send("GET " + PATH + query + " HTTP/1.1", "", new byte[0]).body());
    }
}
