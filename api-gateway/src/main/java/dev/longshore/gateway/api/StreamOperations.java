package dev.longshore.gateway.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** The operations that are answered by streams, by their names. */
@Component
class StreamOperations {

    private final Map<String, StreamOperation> operations;
    private final OpenStreams streams;

    StreamOperations(List<StreamOperation> operations, OpenStreams streams) {
        this.operations = operations.stream().collect(Collectors.toMap(StreamOperation::name, Function.identity()));
        this.streams = streams;
    }

    boolean has(String name) {
        return operations.containsKey(name);
    }

    /**
     * Begins to answer a call of one of them.
     *
     * @return empty when the caller has heard it all
     * @throws ClientException when the caller is wrong, or too many streams are open
     */
    Optional<OpenStreams.Admitted> open(String name, ApiRequest call) {
        return operations.get(name).open(call).map(streams::admit);
    }
}
