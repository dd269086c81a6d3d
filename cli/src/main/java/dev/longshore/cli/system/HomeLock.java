package dev.longshore.cli.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import static java.util.Objects.requireNonNull;

/** The lock that a system holds from before it writes its run file until its process is gone, however it ends. */
record HomeLock(Path file) {

    HomeLock {
        requireNonNull(file, "file");
    }

    /** Whether a system has it. Where that cannot be asked, because somebody else owns the file, it is believed. */
    boolean isHeld() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            return free == null;
        } catch (NoSuchFileException _) {
            return false;
        } catch (AccessDeniedException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
