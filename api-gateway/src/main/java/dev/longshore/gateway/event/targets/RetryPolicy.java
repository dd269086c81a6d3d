package dev.longshore.gateway.event.targets;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

/**
 * How long an event is tried that could not be delivered. Names and ranges are those of EventBridge.
 *
 * @param retries attempts after the first, 0 to 185
 * @param maximumAge of an event, from when it was published, 60 s to 24 h
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html">RetryPolicy</a>
 */
public record RetryPolicy(int retries, Duration maximumAge) {

    /** With the pauses between them these take about 50 minutes. */
    private static final int USUAL_RETRIES = 20;
    private static final long USUAL_SECONDS = 86_400;

    static RetryPolicy read(JsonNode policy) {
        return new RetryPolicy(policy.path("maximumRetryAttempts").asInt(USUAL_RETRIES),
                Duration.ofSeconds(policy.path("maximumEventAgeInSeconds").asLong(USUAL_SECONDS)));
    }
}
