package dev.longshore.cli.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.util.Objects.requireNonNull;

/**
 * Speaks to the API gateway: AWS Batch as REST-JSON, CloudWatch Logs as JSON with a target header. Where AWS's tools sign, it names
 * the region alone: signatures are not checked.
 */
public final class Gateway {

    /** Of requests that name none. */
    public static final String DEFAULT_REGION = "us-east-1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI endpoint;
    private final String region;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    public Gateway(URI endpoint, String region) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.region = requireNonNull(region, "region");
    }

    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return region;
    }

    /** Whether the system says that it takes requests. */
    public boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(resolve("/actuator/health/readiness")).GET()).statusCode() == 200;
        } catch (UnreachableException _) {
            return false;
        }
    }

    /**
     * Calls a Batch operation by its path.
     *
     * @throws GatewayException when the gateway refuses
     * @throws UnavailableException when the gateway cannot answer, or nothing does
     */
    JsonNode batch(String operation, Object input) {
        return call(HttpRequest.newBuilder(resolve("/v1/" + operation)).header("Content-Type", "application/json")
                .header("amz-sdk-invocation-id", UUID.randomUUID().toString()), input);
    }

    /** Calls a Logs operation by its name; throws as {@link #batch} does. */
    JsonNode logs(String operation, Object input) {
        return call(HttpRequest.newBuilder(resolve("/")).header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328." + operation), input);
    }

    private JsonNode call(HttpRequest.Builder request, Object input) {
        HttpResponse<String> response = send(request
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=anonymous/20260101/" + region + "/batch/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(input))));
        JsonNode body = parsed(response);
        if (response.statusCode() / 100 != 2) {
            String message = body.path("message").asString("the gateway answered with status " + response.statusCode());
            if (response.statusCode() >= 500) {
                throw new UnavailableException(endpoint, message);
            }
            throw new GatewayException(response.statusCode(), body.path("__type").asString("Error"), message);
        }
        return body;
    }

    private JsonNode parsed(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            if (response.statusCode() >= 500) {
                return JSON.createObjectNode();
            }
            throw new GatewayException(response.statusCode(), "NotLongshore", "what answers at " + endpoint + " is not Longshore",
                    e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnreachableException(endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(endpoint, e);
        }
    }

    private URI resolve(String path) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
