package dev.longshore.gateway.definition;

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.environment.KubernetesNamespace;

/**
 * What the metadata of a pod may say.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksMetadata.html">AWS Batch API, EksMetadata</a>
 */
final class PodMetadata {

    private static final String PART = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final Pattern KEY = Pattern.compile("([-a-z0-9.]{1,253}/)?" + PART);
    private static final Pattern VALUE = Pattern.compile("(" + PART + ")?");

    private PodMetadata() {}

    /** @param metadata missing ones are fine */
    static void check(JsonNode metadata, String path) {
        if (metadata.has("namespace")) {
            KubernetesNamespace.check(metadata.path("namespace").asString(""), path + ".namespace");
        }
        metadata.path("labels").forEachEntry((key, value) -> {
            checkKey(key, path + ".labels");
            if (!VALUE.matcher(value.asString("")).matches()) {
                throw new ClientException(path + ".labels." + key + " is '" + value.asString("")
                        + "'; up to 63 letters, digits, hyphens, underscores and dots are allowed, of which the first and the"
                        + " last is a letter or a digit.");
            }
        });
        metadata.path("annotations").forEachEntry((key, _) -> checkKey(key, path + ".annotations"));
    }

    private static void checkKey(String key, String path) {
        if (!KEY.matcher(key).matches()) {
            throw new ClientException(path + " has the key '" + key + "'; up to 63 letters, digits, hyphens, underscores and dots"
                    + " are allowed, and a DNS name with a slash before them.");
        }
    }
}
