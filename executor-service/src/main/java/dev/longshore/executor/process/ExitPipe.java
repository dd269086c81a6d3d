package dev.longshore.executor.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static dev.longshore.executor.process.CLibrary.call;
import static dev.longshore.executor.process.CLibrary.function;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * The named pipe into which each shell writes its attempt's name when it has written the exit code down: one wake-up for each exit,
 * whoever launched the shell. What is written while no executor reads is lost: who must know looks for himself.
 */
final class ExitPipe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExitPipe.class);
    private static final int FOR_THE_OWNER = 0600;
    private static final int ROOM = 64 * 1024;

    private final FileChannel channel;
    private final Consumer<String> exited;
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);

    /** @throws IOException when the file system cannot have named pipes */
    ExitPipe(Path path, Consumer<String> exited) throws IOException {
        if (!Files.exists(path)) {
            create(path);
        }
        // Opened for writing too, it neither waits for a writer nor ends with the last one.
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.exited = exited;
        Thread.ofPlatform().daemon().name("process-exits").start(this::listen);
    }

    private static void create(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            if (call(function("mkfifo", ADDRESS, JAVA_INT), arena.allocateFrom(path.toString()), FOR_THE_OWNER) != 0) {
                throw new IOException("a named pipe cannot be made at " + path);
            }
        }
    }

    private void listen() {
        try {
            while (channel.read(buffer) >= 0) {
                tellNames();
            }
        } catch (ClosedChannelException e) {
            LOG.debug("no longer listening for exits");
        } catch (IOException e) {
            LOG.warn("exits are seen within a second only: {}", e.toString());
        }
    }

    /** A name is written in one piece, but the buffer may end within it. */
    private void tellNames() {
        buffer.flip();
        int from = 0;
        for (int at = 0; at < buffer.limit(); at++) {
            if (buffer.get(at) == '\n') {
                exited.accept(new String(buffer.array(), from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
        buffer.position(from);
        buffer.compact();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
