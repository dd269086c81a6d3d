package dev.longshore.executor.docker;

import dev.longshore.contracts.capacity.Gpus;

import static java.util.Objects.requireNonNull;

/**
 * How containers are run.
 *
 * @param network {@code host}, {@code bridge} or {@code none}
 * @param gpus that the engine can hand to containers
 * @param pauseImage does nothing, for as long as nobody writes to its standard input
 */
public record DockerSettings(String network, Gpus gpus, String pauseImage) {

    public DockerSettings {
        requireNonNull(network, "network");
        requireNonNull(gpus, "gpus");
        requireNonNull(pauseImage, "pauseImage");
    }
}
