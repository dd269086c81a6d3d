package dev.longshore.gateway.api;

import tools.jackson.databind.node.ObjectNode;

/**
 * An error in AWS's form. SDKs take the type from the header or, in the JSON 1.1 protocol, from the body; both are always there.
 *
 * @param type such as {@code ClientException}
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization">restJson1</a>
 */
record Failure(int status, String type, String message) {

    static final String TYPE_HEADER = "x-amzn-ErrorType";
    static final String REQUEST_ID_HEADER = "x-amzn-RequestId";

    static Failure client(ClientException e) {
        return new Failure(400, e.type(), e.getMessage());
    }

    static Failure server(String message) {
        return new Failure(500, "ServerException", message);
    }

    static Failure unknown(String message) {
        return new Failure(404, "UnknownOperationException", message);
    }

    /** What a container's own status code means in words of the API. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 404 -> unknown("There is nothing at this path.");
            case 405 -> new Failure(405, "UnknownOperationException", "This path does not take that method.");
            case 413 -> new Failure(400, "ClientException", "The request is too large.");
            default -> status < 500
                    ? new Failure(status, "ClientException", "The request cannot be understood.")
                    : new Failure(status, "ServerException", "Internal failure.");
        };
    }

    byte[] body() {
        ObjectNode body = Json.object();
        body.put("__type", type);
        body.put("message", message);
        return Json.bytes(body);
    }
}
