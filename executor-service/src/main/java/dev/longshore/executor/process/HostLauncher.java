package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the launcher that this host can have. */
final class HostLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(HostLauncher.class);
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private HostLauncher() {}

    /** @throws IOException when processes cannot be given a session of their own here */
    static Launcher find() throws IOException {
        try {
            return new PosixLauncher();
        } catch (UnsupportedOperationException e) {
            LOG.info("processes are started through setsid, which is slower: {}", e.getMessage());
            return setsid();
        }
    }

    private static Launcher setsid() throws IOException {
        return SETSID.stream().filter(Files::isExecutable).findFirst().map(SetsidLauncher::new)
                .orElseThrow(() -> new IOException("the process runtime needs the program setsid (of util-linux)"));
    }
}
