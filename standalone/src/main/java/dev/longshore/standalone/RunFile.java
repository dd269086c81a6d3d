package dev.longshore.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells others on this machine where the system is. It is there from the time the system is ready until it stops. */
final class RunFile {

    private static final Logger LOG = LoggerFactory.getLogger(RunFile.class);
    private static final String NAME = "longshore.json";

    private final Path folder;

    RunFile(Path folder) {
        this.folder = folder;
    }

    /**
     * What is in it.
     *
     * @param runtime {@code docker} or {@code process}
     * @param ports of the services, by name
     */
    record Content(long pid, URI endpoint, String runtime, Instant started, Map<String, Integer> ports) {}

    void write(Content content) {
        try {
            Path written = Files.write(folder.resolve(NAME + ".new"), JsonMapper.shared().writeValueAsBytes(content));
            Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailedException("the data folder cannot be written: " + e.getMessage(), e);
        }
    }

    /** Also what a system that was killed has left. */
    void remove() {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (IOException e) {
            LOG.warn("the run file cannot be removed: {}", e.toString());
        }
    }

    /** For people: the process that has written the file, if that can be read. */
    static String processIn(Path folder) {
        try {
            return " (process " + JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(NAME)), Content.class).pid()
                    + ")";
        } catch (IOException | JacksonException e) {
            return "";
        }
    }
}
