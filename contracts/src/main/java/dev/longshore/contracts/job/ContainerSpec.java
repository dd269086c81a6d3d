package dev.longshore.contracts.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

import static java.util.Objects.requireNonNull;

/**
 * One container, with overrides and parameters already merged: nobody downstream of the gateway looks up a definition.
 *
 * @param environment the user's own variables, in their order; the {@code AWS_BATCH_*} ones are added by the executor
 * @param user as the container engine takes it; empty for the image's own
 * @param podTerms of a container of a pod, and only there
 * @param linuxParameters empty for what all containers have
 * @param namespaces empty for its own
 */
public record ContainerSpec(String image, List<String> command, Map<String, String> environment, Resources resources,
        Optional<String> user, List<Volume> volumes, List<MountPoint> mountPoints, List<Ulimit> ulimits, boolean privileged,
        boolean readonlyRootFilesystem, Optional<PodTerms> podTerms, Optional<LinuxParameters> linuxParameters,
        Optional<Namespaces> namespaces) implements Workload {

    public ContainerSpec {
        requireNonNull(image, "image");
        command = command == null ? List.of() : List.copyOf(command);
        environment = environment == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        requireNonNull(resources, "resources");
        user = user == null ? Optional.empty() : user;
        volumes = volumes == null ? List.of() : List.copyOf(volumes);
        mountPoints = mountPoints == null ? List.of() : List.copyOf(mountPoints);
        ulimits = ulimits == null ? List.of() : List.copyOf(ulimits);
        podTerms = podTerms == null ? Optional.empty() : podTerms;
        linuxParameters = linuxParameters == null ? Optional.empty() : linuxParameters;
        namespaces = namespaces == null ? Optional.empty() : namespaces;
    }

    /** One that has of its host what all have. */
    public ContainerSpec(String image, List<String> command, Map<String, String> environment, Resources resources,
            Optional<String> user, List<Volume> volumes, List<MountPoint> mountPoints, List<Ulimit> ulimits,
            boolean privileged, boolean readonlyRootFilesystem, Optional<PodTerms> podTerms) {
        this(image, command, environment, resources, user, volumes, mountPoints, ulimits, privileged, readonlyRootFilesystem,
                podTerms, Optional.empty(), Optional.empty());
    }

    /** One that is not part of a pod either. */
    public ContainerSpec(String image, List<String> command, Map<String, String> environment, Resources resources,
            Optional<String> user, List<Volume> volumes, List<MountPoint> mountPoints, List<Ulimit> ulimits,
            boolean privileged, boolean readonlyRootFilesystem) {
        this(image, command, environment, resources, user, volumes, mountPoints, ulimits, privileged, readonlyRootFilesystem,
                Optional.empty());
    }

    /** An image and a command, nothing else set. */
    public static ContainerSpec of(String image, List<String> command, Resources resources) {
        return new ContainerSpec(image, command, Map.of(), resources, Optional.empty(), List.of(), List.of(), List.of(), false,
                false);
    }

    /** The same with these parameters. */
    public ContainerSpec with(LinuxParameters parameters) {
        return new ContainerSpec(image, command, environment, resources, user, volumes, mountPoints, ulimits, privileged,
                readonlyRootFilesystem, podTerms, Optional.of(parameters), namespaces);
    }

    /** The same in these namespaces. */
    public ContainerSpec in(Namespaces shared) {
        return new ContainerSpec(image, command, environment, resources, user, volumes, mountPoints, ulimits, privileged,
                readonlyRootFilesystem, podTerms, linuxParameters, Optional.of(shared));
    }

    /**
     * A volume of the job.
     *
     * @param sourcePath the folder on the host; empty for one that lives as long as the attempt
     * @param obstacle why there is no such volume here, so that a container that mounts it cannot be created
     * @param inMemory of one that lives as long as the attempt, whether it is in memory rather than on disk. A container of a task
     *        has all of these that its task has, mounted or not: they are to be there before the first container and after the last
     * @param mostBytes that may be in it; empty for no limit
     */
    public record Volume(String name, Optional<String> sourcePath, Optional<String> obstacle, boolean inMemory,
            Optional<Long> mostBytes) {

        public Volume {
            requireNonNull(name, "name");
            sourcePath = sourcePath == null ? Optional.empty() : sourcePath;
            obstacle = obstacle == null ? Optional.empty() : obstacle;
            mostBytes = mostBytes == null ? Optional.empty() : mostBytes;
        }

        /** One without a limit, not in memory. */
        public Volume(String name, Optional<String> sourcePath, Optional<String> obstacle) {
            this(name, sourcePath, obstacle, false, Optional.empty());
        }

        /** One that there can be. */
        public Volume(String name, Optional<String> sourcePath) {
            this(name, sourcePath, Optional.empty());
        }
    }

    /** Where a volume appears inside the container. */
    public record MountPoint(String sourceVolume, String containerPath, boolean readOnly) {

        public MountPoint {
            requireNonNull(sourceVolume, "sourceVolume");
            requireNonNull(containerPath, "containerPath");
        }
    }

    /** A limit of the container's processes, by the container engine's name for it. */
    public record Ulimit(String name, int softLimit, int hardLimit) {

        public Ulimit {
            requireNonNull(name, "name");
        }
    }

    /**
     * What only a container of a pod has. In its command and its variables, {@code $(NAME)} stands for the value of a variable.
     *
     * @param entryPoint takes the place of the image's own, of which nothing is used then; empty for the image's own
     * @param mostVcpus what its processes are held to; empty for no limit
     * @param privilegeEscalation whether its processes may gain more privileges than they begin with
     * @param pullPolicy what an older gateway does not say: an image is pulled where it is missing
     * @param nonRoot whether it must not run as the user 0
     * @param group of the image's own user; only where no other user is named
     */
    public record PodTerms(List<String> entryPoint, Optional<Vcpus> mostVcpus, boolean privilegeEscalation,
            PullPolicy pullPolicy, boolean nonRoot, Optional<Integer> group) {

        public PodTerms {
            entryPoint = entryPoint == null ? List.of() : List.copyOf(entryPoint);
            mostVcpus = mostVcpus == null ? Optional.empty() : mostVcpus;
            pullPolicy = pullPolicy == null ? PullPolicy.IF_NOT_PRESENT : pullPolicy;
            group = group == null ? Optional.empty() : group;
        }

        /** One whose image is pulled where it is missing, and whose user is whoever it is. */
        public PodTerms(List<String> entryPoint, Optional<Vcpus> mostVcpus, boolean privilegeEscalation) {
            this(entryPoint, mostVcpus, privilegeEscalation, PullPolicy.IF_NOT_PRESENT, false, Optional.empty());
        }
    }

    /** Whether an image is pulled before its container starts. */
    public enum PullPolicy {
        ALWAYS, IF_NOT_PRESENT, NEVER
    }
}
