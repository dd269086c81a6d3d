package dev.longshore.gateway.api;

import java.util.Optional;

import dev.longshore.gateway.stream.LiveSource;

/** An operation that is answered by server-sent events for as long as there may be more. A Spring bean of this type is routed to by its name. */
public interface StreamOperation {

    /** As in the model file. */
    String name();

    /**
     * Begins to answer a call. A caller whose connection broke says in the input how far he had come.
     *
     * @return empty when he has heard it all: he is told not to come again
     * @throws ClientException when the caller is wrong
     */
    Optional<LiveSource> open(ApiRequest request);
}
