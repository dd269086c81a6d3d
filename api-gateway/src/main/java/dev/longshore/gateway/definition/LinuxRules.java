package dev.longshore.gateway.definition;

import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a container may ask for of its host.
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

    private LinuxRules() {}

    /**
     * @param parameters {@code linuxParameters}
     * @param path where they stand, for the message
     */
    static void check(JsonNode parameters, String path) {
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
