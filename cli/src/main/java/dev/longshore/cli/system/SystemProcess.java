package dev.longshore.cli.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The JVM of a system on this machine, which another command may have started.
 *
 * @param pid of the operating system
 */
record SystemProcess(long pid) {

    /** A process that has ended but that nobody has reaped has no command any more. */
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("java")).isPresent();
    }

    /** Whether it runs that jar; where the operating system does not tell, it is believed. */
    boolean runs(Path application) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().arguments())
                .map(arguments -> List.of(arguments).contains(application.toString())).orElse(true);
    }

    /** Asks it to end. */
    void stop() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    /** Ends it at once. */
    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Resident memory in MiB, where the operating system tells. */
    OptionalLong residentMib() {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status) ? fromProc(status) : fromPs();
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromProc(Path status) throws IOException {
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst();
    }

    private OptionalLong fromPs() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var output = ps.inputReader()) {
            String line = output.readLine();
            return line == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(line.trim()) / 1024);
        }
    }
}
