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
 */
public record ContainerSpec(String image, List<String> command, Map<String, String> environment, Resources resources,
        Optional<String> user, List<Volume> volumes, List<MountPoint> mountPoints, List<Ulimit> ulimits, boolean privileged,
        boolean readonlyRootFilesystem, Optional<PodTerms> podTerms) implements Workload {

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
    }

    /** One that is not part of a pod. */
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

    /**
     * A volume of the job.
     *
     * @param sourcePath the folder on the host; empty for one that lives as long as the attempt
     * @param obstacle why there is no such volume here, so that a container that mounts it cannot be created
     */
    public record Volume(String name, Optional<String> sourcePath, Optional<String> obstacle) {

        public Volume {
            requireNonNull(name, "name");
            sourcePath = sourcePath == null ? Optional.empty() : sourcePath;
            obstacle = obstacle == null ? Optional.empty() : obstacle;
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
     */
    public record PodTerms(List<String> entryPoint, Optional<Vcpus> mostVcpus, boolean privilegeEscalation) {

        public PodTerms {
            entryPoint = entryPoint == null ? List.of() : List.copyOf(entryPoint);
            mostVcpus = mostVcpus == null ? Optional.empty() : mostVcpus;
        }
    }
}
