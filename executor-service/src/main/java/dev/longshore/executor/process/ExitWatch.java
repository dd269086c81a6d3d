package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells at once when a file in the folder of exits was written. It may tell twice, and may miss one: who must know looks for himself. */
final class ExitWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExitWatch.class);

    private final WatchService service;
    private final Consumer<String> written;

    ExitWatch(Path folder, Consumer<String> written) throws IOException {
        this.service = folder.getFileSystem().newWatchService();
        this.written = written;
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        Thread.ofPlatform().daemon().name("process-exits").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents().forEach(this::tell);
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("no longer watching for exits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            return;
        }
        try {
            written.accept(name.toString());
        } catch (RuntimeException e) {
            LOG.error("the exit of {} could not be taken", name, e);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
