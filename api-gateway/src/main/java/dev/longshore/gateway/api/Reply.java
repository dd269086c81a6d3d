package dev.longshore.gateway.api;

import java.util.Optional;

import dev.longshore.gateway.api.model.Protocol;

/**
 * What is answered to a request.
 *
 * @param operation its name, or {@code unknown}
 * @param body JSON
 * @param errorType empty when all went well
 * @param warning for the caller, besides the answer
 */
record Reply(String operation, int status, String contentType, byte[] body, Optional<String> errorType,
        Optional<String> warning) {

    static Reply success(String operation, Protocol protocol, byte[] body, Optional<String> warning) {
        return new Reply(operation, 200, protocol.contentType(), body, Optional.empty(), warning);
    }

    static Reply failure(String operation, Protocol protocol, Failure failure) {
        return new Reply(operation, failure.status(), protocol.contentType(), failure.body(), Optional.of(failure.type()),
                Optional.empty());
    }

    /** A word for the metrics. */
    String outcome() {
        if (status < 400) {
            return "success";
        }
        if (status == 429) {
            return "throttled";
        }
        return status < 500 ? "client-error" : "server-error";
    }
}
