package dev.longshore.cli.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the lock of a data folder, as a system does, in a JVM of its own until it is closed. */
final class LockHolder implements AutoCloseable {

    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = lock(Path.of(arguments[0]))) {
            System.out.println(channel.isOpen());
            System.in.read();
        }
    }

    /** @return once the lock is held */
    static LockHolder of(Path home) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m", "-cp",
                System.getProperty("java.class.path"), LockHolder.class.getName(), home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.inputReader().readLine();
        return new LockHolder(process);
    }

    /** Takes it for this JVM. */
    static FileChannel lock(Path home) throws IOException {
        Files.createDirectories(home.resolve("run"));
        FileChannel channel = FileChannel.open(home.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new IOException("another has the lock of " + home);
        }
        return channel;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
