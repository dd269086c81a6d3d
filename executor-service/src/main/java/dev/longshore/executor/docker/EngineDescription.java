package dev.longshore.executor.docker;

import com.github.dockerjava.api.model.Info;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/** Who the engine is, and what its host has. */
record EngineDescription(EngineId id, Resources capacity) {
    private static final long MEBIBYTE = 1_048_576;

    /** @param gpus which the engine does not count */
    static EngineDescription of(Info info, Gpus gpus) {
        String name = info.getId() == null || info.getId().isBlank() ? info.getName() : info.getId();
        return new EngineDescription(new EngineId(DockerContainerRuntime.NAME + "-" + name),
                new Resources(Vcpus.of(info.getNCPU()), new MemoryMib(info.getMemTotal() / MEBIBYTE), gpus));
    }
}
