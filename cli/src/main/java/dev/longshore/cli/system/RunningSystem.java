package dev.longshore.cli.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.util.Objects.requireNonNull;

/**
 * A system to talk to.
 *
 * @param runtime {@code docker}, {@code process}; empty when unknown
 * @param process its JVM; absent when it is somebody else's
 */
public record RunningSystem(URI endpoint, String runtime, Optional<SystemProcess> process) {

    public RunningSystem {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(runtime, "runtime");
    }

    static RunningSystem elsewhere(URI endpoint) {
        return new RunningSystem(endpoint, "", Optional.empty());
    }

    /** The system that has written that file and still lives. After a crash its process's number may be that of any other program. */
    static Optional<RunningSystem> of(Path runFile) {
        try {
            JsonNode file = JsonMapper.shared().readTree(Files.readString(runFile));
            var process = new SystemProcess(file.path("pid").asLong(0));
            return Optional
                    .of(new RunningSystem(URI.create(file.path("endpoint").asString("")), file.path("runtime").asString(""),
                            Optional.of(process)))
                    .filter(_ -> process.isAlive() && new HomeLock(runFile.resolveSibling("lock")).isHeld());
        } catch (IOException | JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Where it is and what it runs jobs with. */
    @Override
    public String toString() {
        return endpoint + (runtime.isEmpty() ? "" : " (runtime: " + runtime + ")");
    }
}
