package dev.longshore.gateway.schedule;

import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For how long and how often a target is tried again.
 *
 * @param maximumAge 1 minute to 24 hours, counted from the due time
 * @param maximumRetries 0 to 185, besides the first attempt
 */
public record RetryPolicy(Duration maximumAge, int maximumRetries) {

    static final String MEMBER = "RetryPolicy";
    private static final String AGE = "MaximumEventAgeInSeconds";
    private static final String RETRIES = "MaximumRetryAttempts";
    private static final int DEFAULT_AGE = 86_400;
    private static final int DEFAULT_RETRIES = 185;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(8);
    private static final int DOUBLINGS = 9;

    static RetryPolicy of(JsonNode policy) {
        return new RetryPolicy(Duration.ofSeconds(policy.path(AGE).asInt(DEFAULT_AGE)),
                policy.path(RETRIES).asInt(DEFAULT_RETRIES));
    }

    /** Writes AWS's defaults where a target says nothing, as AWS shows them. */
    static void complete(ObjectNode target) {
        ObjectNode policy = target.withObject("/" + MEMBER);
        policy.put(AGE, policy.path(AGE).asInt(DEFAULT_AGE));
        policy.put(RETRIES, policy.path(RETRIES).asInt(DEFAULT_RETRIES));
    }

    /**
     * How long to wait before the next attempt: a second, then twice as long each time, up to eight minutes, so that 185 retries last
     * about a day.
     *
     * @param attempts how many were made, at least 1
     */
    public Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    public boolean allowsAfter(int attempts) {
        return attempts <= maximumRetries;
    }
}
