package dev.longshore.gateway.definition;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a container may ask for of its host, and share with its task. Held against definitions when they are registered and not
 * again when they are used: earlier ones were taken without a look at it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html">AWS Batch API, LinuxParameters</a>
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_Tmpfs.html">AWS Batch API, Tmpfs</a>
 */
final class LinuxRules {

    private static final Set<String> MOUNT_OPTIONS = Set.of("defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec",
            "noexec", "sync", "async", "dirsync", "remount", "mand", "nomand", "atime", "noatime", "diratime", "nodiratime",
            "bind", "rbind", "unbindable", "runbindable", "private", "rprivate", "shared", "rshared", "slave", "rslave",
            "relatime", "norelatime", "strictatime", "nostrictatime", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");

    private static final int MOST_SWAPPINESS = 100;
    private static final List<String> IPC_MODES = List.of("host", "task", "none");
    private static final List<String> PID_MODES = List.of("host", "task");
    private static final List<String> NETWORK_MODES = List.of("host");

    private LinuxRules() {}

    /**
     * @param properties {@code ecsProperties}
     * @param path where they stand, for the message
     */
    static void checkTasks(JsonNode properties, String path) {
        JsonNode tasks = properties.path("taskProperties");
        for (int i = 0; i < tasks.size(); i++) {
            checkTask(tasks.get(i), path + ".taskProperties[" + i + "]");
        }
    }

    private static void checkTask(JsonNode task, String path) {
        checkMode(task, "ipcMode", IPC_MODES, path);
        checkMode(task, "pidMode", PID_MODES, path);
        checkMode(task, "networkMode", NETWORK_MODES, path);
        JsonNode containers = task.path("containers");
        for (int i = 0; i < containers.size(); i++) {
            checkContainer(containers.get(i), path + ".containers[" + i + "]");
        }
    }

    private static void checkMode(JsonNode task, String member, List<String> allowed, String path) {
        String mode = task.path(member).asString("");
        if (task.has(member) && !allowed.contains(mode)) {
            throw new ClientException(
                    path + "." + member + " is '" + mode + "'; it must be one of " + String.join(", ", allowed) + ".");
        }
    }

    /** @param path where the container stands, for the message */
    static void checkContainer(JsonNode container, String path) {
        checkParameters(container.path("linuxParameters"), path + ".linuxParameters");
    }

    private static void checkParameters(JsonNode parameters, String path) {
        checkAmount(parameters, "maxSwap", Integer.MAX_VALUE, path);
        checkAmount(parameters, "swappiness", MOST_SWAPPINESS, path);
        checkAmount(parameters, "sharedMemorySize", Integer.MAX_VALUE, path);
        JsonNode devices = parameters.path("devices");
        for (int i = 0; i < devices.size(); i++) {
            String at = path + ".devices[" + i + "]";
            checkPath(devices.get(i).path("hostPath").asString(""), at + ".hostPath");
            checkPath(devices.get(i).path("containerPath").asString("/"), at + ".containerPath");
        }
        JsonNode tmpfs = parameters.path("tmpfs");
        for (int i = 0; i < tmpfs.size(); i++) {
            checkTmpfs(tmpfs.get(i), path + ".tmpfs[" + i + "]");
        }
    }

    private static void checkAmount(JsonNode parameters, String member, int most, String path) {
        long given = parameters.path(member).asLong(0);
        if (given < 0 || given > most) {
            throw new ClientException(path + "." + member + " is " + given + "; 0 to " + most + " is allowed.");
        }
    }

    private static void checkTmpfs(JsonNode tmpfs, String path) {
        checkPath(tmpfs.path("containerPath").asString(""), path + ".containerPath");
        if (tmpfs.path("size").asInt(0) < 1) {
            throw new ClientException(path + ".size is " + tmpfs.path("size").asInt(0) + "; at least 1 MiB is needed.");
        }
        for (JsonNode option : tmpfs.path("mountOptions")) {
            String text = option.asString("");
            int equals = text.indexOf('=');
            if (!MOUNT_OPTIONS.contains(equals < 0 ? text : text.substring(0, equals)) || text.contains(",")) {
                throw new ClientException(path + ".mountOptions has '" + text + "', which is not an option of tmpfs.");
            }
        }
    }

    private static void checkPath(String given, String path) {
        if (!given.startsWith("/")) {
            throw new ClientException(path + " is '" + given + "'; an absolute path is needed.");
        }
    }
}
