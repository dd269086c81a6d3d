package dev.longshore.cli.batch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/**
 * One try at running a job, in progress or ended.
 *
 * @param exitCode absent when the command never ran or runs still
 * @param logStreams one, or one for each container of its task; none when it has not started
 * @param container the task's name, one per attempt; absent when it was not placed
 * @param reason what the engine or the agent has to say, else empty
 */
public record Attempt(OptionalInt exitCode, List<String> logStreams, Optional<String> container, String reason) {

    public Attempt {
        requireNonNull(exitCode, "exitCode");
        logStreams = List.copyOf(logStreams);
        requireNonNull(container, "container");
        requireNonNull(reason, "reason");
    }

    /** @param task of a job with several containers; missing for others, whose {@code container} tells */
    static Attempt of(JsonNode container, JsonNode task) {
        return task.isObject()
                ? of(task, decisive(task.path("containers")), task.path("containers").valueStream())
                : of(container, container, Stream.of(container));
    }

    private static Attempt of(JsonNode placed, JsonNode decisive, Stream<JsonNode> containers) {
        JsonNode code = decisive.path("exitCode");
        return new Attempt(code.isNumber() ? OptionalInt.of(code.asInt()) : OptionalInt.empty(),
                containers.flatMap(container -> text(container, "logStreamName").stream()).toList(), text(placed, "taskArn"),
                decisive.path("reason").asString(""));
    }

    /** The container whose end is the end of the task: an essential one that failed, if any did. Past attempts do not say which are. */
    private static JsonNode decisive(JsonNode containers) {
        List<JsonNode> essential = containers.valueStream().filter(container -> container.path("essential").asBoolean(true))
                .toList();
        return essential.stream().filter(container -> container.path("exitCode").asInt(0) != 0).findFirst()
                .orElseGet(() -> essential.isEmpty() ? containers.path(0) : essential.getFirst());
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asString("")).filter(text -> !text.isEmpty());
    }
}
