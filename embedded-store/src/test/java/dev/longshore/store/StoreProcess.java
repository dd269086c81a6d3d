package dev.longshore.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import dev.longshore.store.index.IndexMemory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A store in a JVM of its own, that can be killed. */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final String uri;

    private StoreProcess(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** What the other JVM runs: a store with small files and little memory for indexes, until it is killed. */
    public static void main(String[] folder) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.start(Path.of(folder[0]), 0, new StoreSettings(64 * 1024, IndexMemory.LEAST_ENTRIES));
        System.out.println(store.uri());
        Thread.currentThread().join();
    }

    static StoreProcess start(Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Process process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
                    System.getProperty("java.class.path"), StoreProcess.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            return new StoreProcess(process, uriFrom(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips what is logged before. */
    private static String uriFrom(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("mongodb:")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the store's process ended before it served");
        }
        return line;
    }

    String uri() {
        return uri;
    }

    /** As {@code kill -9} does; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
