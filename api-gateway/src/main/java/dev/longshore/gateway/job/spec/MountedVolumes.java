package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.gateway.definition.ByteQuantity;

/**
 * What a container of a pod mounts of the pod's volumes, and those that are in memory, mounted or not. What only a Kubernetes cluster
 * could have is an obstacle to it.
 */
record MountedVolumes(List<Volume> volumes, List<MountPoint> mounts) {

    private static final String NO_CLUSTER = "', and there is no Kubernetes cluster here to have it";

    static MountedVolumes read(JsonNode mounts, JsonNode volumes) {
        List<Volume> mounted = new ArrayList<>();
        List<MountPoint> points = new ArrayList<>();
        for (JsonNode mount : mounts) {
            String name = mount.path("name").asString("");
            JsonNode volume = volumes.valueStream().filter(each -> each.path("name").asString("").equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no volume " + name + ", though it was checked"));
            Volume made = volume(volume, mount.path("subPath").asString(""));
            if (mounted.stream().noneMatch(other -> other.name().equals(made.name()))) {
                mounted.add(made);
            }
            points.add(new MountPoint(made.name(), mount.path("mountPath").asString(""),
                    mount.path("readOnly").asBoolean(false)));
        }
        volumes.valueStream().filter(MountedVolumes::isInMemory).map(volume -> volume(volume, ""))
                .filter(volume -> mounted.stream().noneMatch(other -> other.name().equals(volume.name())))
                .forEach(mounted::add);
        return new MountedVolumes(mounted, points);
    }

    /** A folder within a volume of the host is a volume of its own. */
    private static Volume volume(JsonNode volume, String part) {
        String name = volume.path("name").asString("");
        if (volume.has("hostPath")) {
            String path = volume.path("hostPath").path("path").asString("");
            return part.isEmpty()
                    ? new Volume(name, Optional.of(path))
                    : new Volume(name + "/" + part, Optional.of((path.endsWith("/") ? path : path + "/") + part));
        }
        return new Volume(name, Optional.empty(), obstacle(volume, part), isInMemory(volume),
                volume.at("/emptyDir/sizeLimit").asStringOpt().map(ByteQuantity::parse));
    }

    private static boolean isInMemory(JsonNode volume) {
        return volume.at("/emptyDir/medium").asString("").equals("Memory");
    }

    /** A secret that may be missing is, and its folder empty, as in Kubernetes. */
    private static Optional<String> obstacle(JsonNode volume, String part) {
        if (volume.has("persistentVolumeClaim")) {
            return Optional.of("is the persistent volume claim '"
                    + volume.path("persistentVolumeClaim").path("claimName").asString("") + NO_CLUSTER);
        }
        JsonNode secret = volume.path("secret");
        if (secret.isObject() && !secret.path("optional").asBoolean(false)) {
            return Optional.of("is the secret '" + secret.path("secretName").asString("") + NO_CLUSTER);
        }
        return part.isEmpty()
                ? Optional.empty()
                : Optional.of("is mounted with the subPath '" + part + "', which only a volume with a hostPath can be here");
    }
}
