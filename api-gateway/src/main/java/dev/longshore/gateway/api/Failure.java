package dev.longshore.gateway.api;

import java.math.BigDecimal;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.ErrorForm;

/**
 * An error in AWS's form. SDKs take the type from the header or, in the JSON 1.1 protocol, from the body; both are always there.
 *
 * @param type such as {@code ClientException}
 * @param messageMember where the message stands in the body
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization">restJson1</a>
 */
record Failure(int status, String type, String message, String messageMember) {

    static final String TYPE_HEADER = "x-amzn-ErrorType";
    static final String REQUEST_ID_HEADER = "x-amzn-RequestId";

    Failure(int status, String type, String message) {
        this(status, type, message, ErrorForm.BATCH.messageMember());
    }

    static Failure client(ClientException e) {
        return new Failure(400, e.type(), e.getMessage());
    }

    static Failure server(String message) {
        return new Failure(500, "ServerException", message);
    }

    static Failure unknown(String message) {
        return new Failure(404, "UnknownOperationException", message);
    }

    /** @param rate how many calls a second there may be */
    static Failure tooOften(String caller, String operation, double rate) {
        String limit = BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
        return new Failure(429, ErrorForm.BATCH.throttled(),
                "'" + caller + "' may call " + operation + " " + limit + " times a second, and has; call again later.");
    }

    /** What a container's own status code means in words of the API. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 404 -> unknown("There is nothing at this path.");
            case 405 -> new Failure(405, "UnknownOperationException", "This path does not take that method.");
            case 413 -> new Failure(400, "ClientException", "The request is too large.");
            case 501, 505 -> new Failure(status, "ClientException", "The request asks for what HTTP servers need not do.");
            default -> status < 500
                    ? new Failure(status, "ClientException", "The request cannot be understood.")
                    : new Failure(status, "ServerException", "Internal failure.");
        };
    }

    /** The same as another API says it. */
    Failure in(ErrorForm form) {
        String name = form.nameOf(type);
        return new Failure(form.statuses().getOrDefault(name, status), name, message, form.messageMember());
    }

    byte[] body() {
        ObjectNode body = Json.object();
        body.put("__type", type);
        body.put(messageMember, message);
        return Json.bytes(body);
    }
}
