package dev.longshore.cli.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A job definition of one container.
 *
 * @param mounts folders of the host, each to be found at the same path in the container: so that it works without a container, too
 */
public record ContainerDefinition(String name, String image, List<String> command, int vcpus, int memoryMib, List<Path> mounts) {

    /** @throws IllegalArgumentException when an amount is below 1 */
    public ContainerDefinition {
        requireNonNull(name, "name");
        requireNonNull(image, "image");
        if (vcpus < 1 || memoryMib < 1) {
            throw new IllegalArgumentException("vCPUs and MiB are at least 1, not " + vcpus + " and " + memoryMib);
        }
        command = List.copyOf(command);
        mounts = List.copyOf(mounts);
    }

    Map<String, Object> toJson() {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("image", image);
        container.put("command", command);
        container.put("resourceRequirements", requirements(vcpus, memoryMib));
        container.put("volumes", mounts.stream()
                .map(path -> Map.of("name", volume(path), "host", Map.of("sourcePath", path.toString()))).toList());
        container.put("mountPoints", mounts.stream()
                .map(path -> Map.of("sourceVolume", volume(path), "containerPath", path.toString(), "readOnly", false)).toList());
        return Map.of("jobDefinitionName", name, "type", "container", "containerProperties", container);
    }

    static List<Map<String, String>> requirements(int vcpus, int memoryMib) {
        List<Map<String, String>> requirements = new ArrayList<>();
        if (vcpus > 0) {
            requirements.add(Map.of("type", "VCPU", "value", Integer.toString(vcpus)));
        }
        if (memoryMib > 0) {
            requirements.add(Map.of("type", "MEMORY", "value", Integer.toString(memoryMib)));
        }
        return requirements;
    }

    private String volume(Path path) {
        return "mount-" + mounts.indexOf(path);
    }
}
