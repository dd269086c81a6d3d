package dev.longshore.gateway.definition;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a retry strategy must say, in a definition or in a submission.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html">AWS Batch API, RetryStrategy</a>
 */
public final class RetryRules {

    private static final List<String> CONDITIONS = List.of("onExitCode", "onReason", "onStatusReason");

    private RetryRules() {}

    /** @param strategy a missing one is fine */
    public static void check(JsonNode strategy) {
        if (!strategy.isObject()) {
            return;
        }
        if (!strategy.has("attempts")) {
            throw new ClientException("RetryAttempts must be provided with retry strategy: retryStrategy.attempts is required.");
        }
        JsonNode entries = strategy.path("evaluateOnExit");
        for (int i = 0; i < entries.size(); i++) {
            checkEntry(entries.get(i), "retryStrategy.evaluateOnExit[" + i + "]");
        }
    }

    private static void checkEntry(JsonNode entry, String path) {
        if (CONDITIONS.stream().noneMatch(entry::has)) {
            throw new ClientException(path + " needs at least one of " + String.join(", ", CONDITIONS) + ".");
        }
        for (String condition : CONDITIONS) {
            String pattern = entry.path(condition).asString("");
            int star = pattern.indexOf('*');
            if (star >= 0 && star < pattern.length() - 1) {
                throw new ClientException(path + "." + condition + " is '" + pattern + "'; * is only allowed at its end.");
            }
        }
    }
}
