package dev.longshore.gateway.api.model;

import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * How an API writes its errors.
 *
 * @param client what a mistake of the caller is called where nothing more is said of it
 * @param server what a failure that is not the caller's is called
 * @param throttled what is answered to a caller who calls too often
 * @param messageMember where the sentence stands in the body
 * @param statuses of types that have a status of their own
 */
public record ErrorForm(String client, String server, String throttled, String messageMember, Map<String, Integer> statuses) {

    /** As AWS Batch has it. */
    public static final ErrorForm BATCH = new ErrorForm("ClientException", "ServerException", "TooManyRequestsException",
            "message", Map.of());

    public ErrorForm {
        statuses = Map.copyOf(statuses);
    }

    static ErrorForm of(JsonNode errors) {
        return new ErrorForm(errors.path("client").asString(BATCH.client), errors.path("server").asString(BATCH.server),
                errors.path("throttled").asString(BATCH.throttled), errors.path("message").asString(BATCH.messageMember),
                errors.path("statuses").propertyStream()
                        .collect(Collectors.toMap(Map.Entry::getKey, status -> status.getValue().asInt())));
    }

    /** What an error is called here that AWS Batch would call by another name. */
    public String nameOf(String type) {
        if (type.equals(BATCH.client)) {
            return client;
        }
        if (type.equals(BATCH.throttled)) {
            return throttled;
        }
        return type.equals(BATCH.server) ? server : type;
    }
}
