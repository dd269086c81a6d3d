package dev.longshore.executor.container;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.contracts.job.AttemptId;

import static java.util.Objects.requireNonNull;

/**
 * Names a container.
 *
 * @param name within the task of a multi-container job; empty for the only container of an attempt
 */
public record ContainerId(AttemptId attempt, Optional<String> name) {

    /** In characters: AWS allows 255, and file systems no more than that for the whole. */
    private static final int LONGEST_SUFFIX = 100;

    public ContainerId {
        requireNonNull(attempt, "attempt");
        requireNonNull(name, "name");
    }

    /** The only container of an attempt. */
    public static ContainerId of(AttemptId attempt) {
        return new ContainerId(attempt, Optional.empty());
    }

    /** What the engine calls it: made of job, attempt and name, so that creating it twice is a conflict. Fit for a file name too. */
    public String engineName() {
        return name.map(container -> engineName(attempt, container)).orElseGet(() -> engineName(attempt));
    }

    /** The engine's name for something that is the attempt's and has this name there. */
    public static String engineName(AttemptId attempt, String name) {
        String suffix = name.length() <= LONGEST_SUFFIX
                ? name
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return engineName(attempt) + "." + suffix;
    }

    private static String engineName(AttemptId attempt) {
        String part = switch (attempt.job().part()) {
            case WHOLE -> "";
            case CHILD -> "." + attempt.job().index();
            case NODE -> ".node" + attempt.job().index();
        };
        return "longshore-" + attempt.job().base() + part + "_" + attempt.number();
    }
}
