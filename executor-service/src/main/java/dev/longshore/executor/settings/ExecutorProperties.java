package dev.longshore.executor.settings;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set for an executor.
 *
 * @param dataFolder who the executor is, and what its processes leave; one for each executor, kept over restarts
 * @param runtime what runs the attempts
 * @param network of the containers; the process runtime has the host's
 * @param address the host's private IPv4 address, by which the nodes of a multi-node job find one another; empty to find it
 * @param vcpuOvercommit how many vCPUs are offered for each one that the host has: a job's vCPUs are a weight, not a cap
 * @param memoryOvercommit how much memory is offered for each MiB that the host has
 * @param memoryReserve MiB of the host that are not offered
 * @param gpus of the host that the engine can hand to containers; the process runtime has none to give
 * @param pauseImage of the container that holds what the containers of a task share
 * @param instanceType what such hosts are called, by which environments may name them among their instance types
 * @param pricePerHour of the whole host, in any currency, the same for all hosts; allocation strategies go by it
 * @param heartbeatInterval between two signs of life, well below the scheduler's timeout
 */
@Validated
@ConfigurationProperties(prefix = "longshore.executor", ignoreUnknownFields = false)
public record ExecutorProperties(@NotNull Path dataFolder, @DefaultValue("auto") @NotNull RuntimeName runtime,
        @DefaultValue("host") @NotNull Network network,
        @DefaultValue("") @Pattern(regexp = "|[0-9]{1,3}([.][0-9]{1,3}){3}") String address,
        @DefaultValue("16") @DecimalMin("0.1") @DecimalMax("1000") double vcpuOvercommit,
        @DefaultValue("1.0") @DecimalMin("0.1") @DecimalMax("100") double memoryOvercommit,
        @DefaultValue("512") @Min(0) @Max(1_048_576) int memoryReserve,
        @DefaultValue("0") @Min(0) @Max(64) int gpus,
        @DefaultValue("busybox") @NotBlank String pauseImage,
        @DefaultValue("host") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9.-]{0,62}") String instanceType,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1000000") double pricePerHour,
        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 10) Duration heartbeatInterval) {

    /** What runs the attempts. */
    public enum RuntimeName {
        /** Docker where an engine answers, else processes. */
        AUTO, DOCKER, PROCESS
    }

    /** The network of a container, by the engine's names. */
    public enum Network {
        HOST, BRIDGE, NONE
    }
}
