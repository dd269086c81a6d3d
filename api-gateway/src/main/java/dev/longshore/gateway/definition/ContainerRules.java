package dev.longshore.gateway.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a container may be, in a definition or when overrides have been merged into it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html">AWS Batch API,
 *      ContainerProperties</a>
 */
public final class ContainerRules {

    private static final String RESERVED_PREFIX = "AWS_BATCH";
    private static final String USER = "[a-z0-9_][a-z0-9_-]{0,30}";
    private static final Pattern USER_AND_GROUP = Pattern.compile(USER + "(:" + USER + ")?");
    private static final List<String> FARGATE_ONLY = List.of("networkConfiguration", "fargatePlatformConfiguration",
            "ephemeralStorage", "runtimePlatform");

    private ContainerRules() {}

    /** @param path where the container stands, for the message */
    public static void check(JsonNode container, Platform platform, String path) {
        checkAllButSize(container, platform, path);
        ContainerResources.check(container, platform, path);
    }

    /** The containers of a task are sized together. */
    static void checkAllButSize(JsonNode container, Platform platform, String path) {
        if (!container.has("image")) {
            throw new ClientException(path + ".image is required.");
        }
        checkUser(container.path("user").asString(""));
        checkEnvironment(container.path("environment"), path + ".environment");
        checkMounts(container, path);
        switch (platform) {
            case FARGATE -> FargateRules.check(container);
            case EC2 -> checkEc2(container);
        }
    }

    /** @throws ClientException when a variable has no name or a reserved one */
    public static void checkEnvironment(JsonNode environment, String path) {
        for (int i = 0; i < environment.size(); i++) {
            String name = environment.get(i).path("name").asString("");
            if (name.isEmpty()) {
                throw new ClientException(path + "[" + i + "].name is required.");
            }
            if (name.startsWith(RESERVED_PREFIX)) {
                throw new ClientException(path + "[" + i + "].name is '" + name + "'; names that begin with " + RESERVED_PREFIX
                        + " are reserved.");
            }
        }
    }

    private static void checkUser(String user) {
        if (!user.isEmpty() && !USER_AND_GROUP.matcher(user).matches()) {
            throw new ClientException("User '" + user + "' does not match regex " + USER_AND_GROUP + ".");
        }
    }

    private static void checkEc2(JsonNode container) {
        for (String member : FARGATE_ONLY) {
            if (container.has(member)) {
                throw new ClientException(member + " not applicable for EC2.");
            }
        }
    }

    private static void checkMounts(JsonNode container, String path) {
        Set<String> volumes = volumeNames(container.path("volumes"), path);
        JsonNode mounts = container.path("mountPoints");
        for (int i = 0; i < mounts.size(); i++) {
            String at = path + ".mountPoints[" + i + "]";
            String volume = mounts.get(i).path("sourceVolume").asString("");
            if (!volumes.contains(volume)) {
                throw new ClientException(at + ".sourceVolume is '" + volume + "', which is not the name of one of the volumes.");
            }
            if (mounts.get(i).path("containerPath").asString("").isEmpty()) {
                throw new ClientException(at + ".containerPath is required.");
            }
        }
    }

    private static Set<String> volumeNames(JsonNode volumes, String path) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            String name = volumes.get(i).path("name").asString("");
            if (name.isEmpty()) {
                throw new ClientException(path + ".volumes[" + i + "].name is required.");
            }
            if (!names.add(name)) {
                throw new ClientException(path + ".volumes has two volumes of the name '" + name + "'.");
            }
        }
        return names;
    }
}
