package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Removes what jobs leave in their folders. */
final class Folders {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private Folders() {}

    /** Removes all that is in the folder. Links are removed, and not what they lead to. */
    static void empty(Path folder) throws IOException {
        open(folder);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                remove(child);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Jobs close folders even to themselves, as Go does with its modules. */
    private static void open(Path folder) throws IOException {
        if (Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(OWNERS);
        permissions.addAll(Files.getPosixFilePermissions(folder));
        Files.setPosixFilePermissions(folder, permissions);
    }

    private static void remove(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            empty(path);
            Files.deleteIfExists(path);
        }
    }
}
