package dev.longshore.gateway.stream;

import java.io.IOException;

import tools.jackson.databind.node.ObjectNode;

/** A caller who listens. */
public interface EventSink {

    /**
     * @param type a word
     * @param data what has happened
     * @throws IOException when the caller has gone away
     */
    void send(String type, ObjectNode data) throws IOException;

    /**
     * Tells something behind which the caller may go on where his connection breaks.
     *
     * @param id without line breaks
     */
    void send(String id, String type, ObjectNode data) throws IOException;
}
