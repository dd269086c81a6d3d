package dev.longshore.contracts.job;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a container has of its host's kernel beyond what all containers have.
 *
 * @param initProcess whether its first process is one of the engine's, which hands signals on and waits for orphans
 * @param maxSwap MiB of swap that it may use beside its memory; empty for none
 * @param swappiness 0 to 100; counts only beside {@code maxSwap}; empty for the host's
 * @param sharedMemory MiB of {@code /dev/shm}; empty for the engine's usual
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html">AWS Batch API, LinuxParameters</a>
 */
public record LinuxParameters(List<Device> devices, boolean initProcess, Optional<Integer> maxSwap,
        Optional<Integer> swappiness, Optional<Integer> sharedMemory, List<Tmpfs> tmpfs) {

    public LinuxParameters {
        devices = devices == null ? List.of() : List.copyOf(devices);
        maxSwap = maxSwap == null ? Optional.empty() : maxSwap;
        swappiness = swappiness == null ? Optional.empty() : swappiness;
        sharedMemory = sharedMemory == null ? Optional.empty() : sharedMemory;
        tmpfs = tmpfs == null ? List.of() : List.copyOf(tmpfs);
    }

    /**
     * A device of the host.
     *
     * @param permissions of {@code r}, {@code w} and {@code m}, as control groups have them
     */
    public record Device(String hostPath, String containerPath, String permissions) {

        public Device {
            requireNonNull(hostPath, "hostPath");
            requireNonNull(containerPath, "containerPath");
            requireNonNull(permissions, "permissions");
        }
    }

    /**
     * A file system in memory, of this container alone.
     *
     * @param size MiB
     * @param mountOptions as {@code mount} takes them
     */
    public record Tmpfs(String containerPath, int size, List<String> mountOptions) {

        public Tmpfs {
            requireNonNull(containerPath, "containerPath");
            mountOptions = mountOptions == null ? List.of() : List.copyOf(mountOptions);
        }
    }
}
