package dev.longshore.cli.batch;

import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/**
 * One try at running a job, in progress or ended.
 *
 * @param exitCode absent when the command never ran or runs still
 * @param logStream absent when it has not started
 * @param container the task's name, one per attempt; absent when it was not placed
 * @param reason what the engine or the agent has to say, else empty
 */
public record Attempt(OptionalInt exitCode, Optional<String> logStream, Optional<String> container, String reason) {

    public Attempt {
        requireNonNull(exitCode, "exitCode");
        requireNonNull(logStream, "logStream");
        requireNonNull(container, "container");
        requireNonNull(reason, "reason");
    }

    static Attempt of(JsonNode container) {
        JsonNode code = container.path("exitCode");
        return new Attempt(code.isNumber() ? OptionalInt.of(code.asInt()) : OptionalInt.empty(),
                text(container, "logStreamName"), text(container, "taskArn"), container.path("reason").asString(""));
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asString("")).filter(text -> !text.isEmpty());
    }
}
