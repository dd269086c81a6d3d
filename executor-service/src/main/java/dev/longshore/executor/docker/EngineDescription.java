package dev.longshore.executor.docker;

import com.github.dockerjava.api.model.Info;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;

/** Who the engine is, and what its host has. */
record EngineDescription(EngineId id, Resources capacity) {
    private static final long MEBIBYTE = 1_048_576;

    static EngineDescription of(Info info) {
        String name = info.getId() == null || info.getId().isBlank() ? info.getName() : info.getId();
        return new EngineDescription(new EngineId(DockerContainerRuntime.NAME + "-" + name),
                Resources.of(info.getNCPU(), info.getMemTotal() / MEBIBYTE));
    }
}
