package dev.longshore.executor.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.LinuxParameters.Tmpfs;
import dev.longshore.contracts.job.Namespaces.Scope;

/**
 * Says to the engine what a container has of its host beyond what all containers have.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html">AWS Batch API, LinuxParameters</a>
 */
final class HostOptions {
    private static final long MEBIBYTE = 1_048_576;

    private HostOptions() {}

    static void put(AttemptId attempt, ContainerSpec spec, HostConfig config) {
        spec.linuxParameters().ifPresent(parameters -> put(parameters, spec.resources().memory().bytes(), config));
        spec.namespaces().ifPresent(namespaces -> {
            namespaces.ipc().ifPresent(scope -> config.withIpcMode(mode(scope, attempt)));
            namespaces.pid().ifPresent(scope -> config.withPidMode(mode(scope, attempt)));
            namespaces.network().ifPresent(scope -> config.withNetworkMode(mode(scope, attempt)));
        });
    }

    private static void put(LinuxParameters parameters, long memory, HostConfig config) {
        if (parameters.initProcess()) {
            config.withInit(true);
        }
        config.withDevices(parameters.devices().stream()
                .map(device -> new Device(device.permissions(), device.containerPath(), device.hostPath())).toList());
        parameters.maxSwap().ifPresent(swap -> {
            config.withMemorySwap(memory + swap * MEBIBYTE);
            parameters.swappiness().ifPresent(swappiness -> config.withMemorySwappiness((long) swappiness));
        });
        putSharedMemory(parameters, config);
        Map<String, String> tmpfs = new LinkedHashMap<>();
        parameters.tmpfs().forEach(each -> tmpfs.put(each.containerPath(), options(each)));
        config.withTmpFs(tmpfs);
    }

    static void putSharedMemory(LinuxParameters parameters, HostConfig config) {
        parameters.sharedMemory().ifPresent(size -> config.withShmSize(size * MEBIBYTE));
    }

    private static String options(Tmpfs tmpfs) {
        return Stream.concat(tmpfs.mountOptions().stream(), Stream.of("size=" + tmpfs.size() + "m"))
                .collect(Collectors.joining(","));
    }

    /** By the engine's names. */
    private static String mode(Scope scope, AttemptId attempt) {
        return switch (scope) {
            case HOST -> "host";
            case TASK -> "container:" + PauseContainers.name(attempt);
            case NONE -> "none";
        };
    }
}
