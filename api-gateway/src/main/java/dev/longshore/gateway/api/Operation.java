package dev.longshore.gateway.api;

import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

/** One operation of an API. A Spring bean of this type is routed to by its name. */
public interface Operation {

    /** As in the model file, such as {@code SubmitJob}. */
    String name();

    /**
     * Carries out a call; may block, since each runs on a virtual thread of its own. What it puts into the log's context stays there
     * until the call is answered, so that the log of its failure has it.
     *
     * @return the output, without members that AWS would omit
     * @throws ClientException when the caller is wrong; nothing has changed then
     */
    ObjectNode handle(ApiRequest request);

    /**
     * What a caller should know of a call that went well; told in the header {@code x-longshore-warning}.
     *
     * @return one sentence in ASCII; empty when all is as on AWS
     */
    default Optional<String> warning(ApiRequest request) {
        return Optional.empty();
    }
}
