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
 * @param stream what follows instead of a body
 */
record Reply(String operation, int status, String contentType, byte[] body, Optional<String> errorType,
        Optional<String> warning, Optional<OpenStreams.Admitted> stream) {

    private static final byte[] NOTHING = {};

    static Reply success(String operation, Protocol protocol, byte[] body, Optional<String> warning) {
        return new Reply(operation, 200, protocol.contentType(), body, Optional.empty(), warning, Optional.empty());
    }

    /** @param stream empty when there is nothing to tell, which a browser takes for a wish not to be asked again */
    static Reply stream(String operation, Optional<OpenStreams.Admitted> stream) {
        return new Reply(operation, stream.isPresent() ? 200 : 204, "text/event-stream", NOTHING, Optional.empty(),
                Optional.empty(), stream);
    }

    static Reply failure(String operation, Protocol protocol, Failure failure) {
        return new Reply(operation, failure.status(), protocol.contentType(), failure.body(), Optional.of(failure.type()),
                Optional.empty(), Optional.empty());
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
