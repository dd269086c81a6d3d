package dev.longshore.gateway.api;

/** The caller's mistake. The message is one sentence: what is wrong, the offending value, what would be right. Answered with 400. */
public final class ClientException extends RuntimeException {

    private final String type;

    public ClientException(String message) {
        this("ClientException", message);
    }

    /** @param type the error's name in the API, such as {@code ResourceNotFoundException} of CloudWatch Logs */
    public ClientException(String type, String message) {
        super(message);
        this.type = type;
    }

    public String type() {
        return type;
    }
}
