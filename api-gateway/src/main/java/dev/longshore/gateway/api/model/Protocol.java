package dev.longshore.gateway.api.model;

/** How an API is spoken. Both are JSON over HTTP. */
public enum Protocol {
    /** Operations are told apart by method and path. */
    REST_JSON("rest-json", "application/json"),
    /** Operations are told apart by the header {@code X-Amz-Target}. */
    JSON_1_1("json-1.1", "application/x-amz-json-1.1");

    private final String modelName;
    private final String contentType;

    Protocol(String modelName, String contentType) {
        this.modelName = modelName;
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    static Protocol named(String name) {
        for (Protocol protocol : values()) {
            if (protocol.modelName.equals(name)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException("no such protocol: " + name);
    }
}
