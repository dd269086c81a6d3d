package dev.longshore.gateway.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What the volumes of a pod may be, and where they may be mounted.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksVolume.html">AWS Batch API, EksVolume</a>
 */
final class PodVolumes {

    private static final List<String> SOURCES = List.of("hostPath", "emptyDir", "secret", "persistentVolumeClaim");
    /** A DNS subdomain, as Kubernetes has it. */
    private static final Pattern NAME = Pattern
            .compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Set<String> MEDIA = Set.of("", "Memory");

    private PodVolumes() {}

    /** @return their names */
    static Set<String> check(JsonNode volumes, String path) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            String at = path + "[" + i + "]";
            String name = volume.path("name").asString("");
            if (!NAME.matcher(name).matches()) {
                throw new ClientException(at + ".name is '" + name + "', which is no DNS subdomain name.");
            }
            if (!names.add(name)) {
                throw new ClientException(path + " has two volumes of the name '" + name + "'.");
            }
            DefinitionRules.checkOneOf(SOURCES, volume, at);
            checkSource(volume, at);
        }
        return names;
    }

    private static void checkSource(JsonNode volume, String path) {
        if (volume.has("hostPath") && !volume.path("hostPath").path("path").asString("").startsWith("/")) {
            throw new ClientException(path + ".hostPath.path is '" + volume.path("hostPath").path("path").asString("")
                    + "'; an absolute path is needed.");
        }
        JsonNode empty = volume.path("emptyDir");
        if (!MEDIA.contains(empty.path("medium").asString(""))) {
            throw new ClientException(path + ".emptyDir.medium is '" + empty.path("medium").asString("")
                    + "'; it must be empty or Memory.");
        }
        if (empty.has("sizeLimit") && !ByteQuantity.isOne(empty.path("sizeLimit").asString(""))) {
            throw new ClientException(path + ".emptyDir.sizeLimit is '" + empty.path("sizeLimit").asString("")
                    + "'; a quantity such as 512Mi is allowed.");
        }
    }

    static void checkMounts(JsonNode mounts, Set<String> volumes, String path) {
        for (int i = 0; i < mounts.size(); i++) {
            String at = path + "[" + i + "]";
            String volume = mounts.get(i).path("name").asString("");
            if (!volumes.contains(volume)) {
                throw new ClientException(at + ".name is '" + volume + "', which is not the name of one of the volumes.");
            }
            if (mounts.get(i).path("mountPath").asString("").isEmpty()) {
                throw new ClientException(at + ".mountPath is required.");
            }
            String part = mounts.get(i).path("subPath").asString("");
            if (part.startsWith("/") || List.of(part.split("/")).contains("..")) {
                throw new ClientException(at + ".subPath is '" + part + "'; a path within the volume is needed.");
            }
        }
    }
}
