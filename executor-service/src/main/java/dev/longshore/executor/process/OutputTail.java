package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.LineSplitter;
import dev.longshore.executor.container.Output;

/** Reads on where it stopped in the file that a command prints into. A line has the time at which the file was last written. */
final class OutputTail {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Output output;
    private final LineSplitter splitter;
    private volatile long position;
    private long timestamp;

    OutputTail(Path file, Output output) {
        this.file = file;
        this.output = output;
        this.splitter = new LineSplitter(text -> output.line(new LogLine(timestamp, text)));
    }

    /** Whether something has been printed since the last time. */
    boolean hasMore() {
        return file.toFile().length() > position;
    }

    /** Takes what has been printed since the last time. */
    synchronized void read() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return;
        }
        timestamp = attributes.lastModifiedTime().toMillis();
        if (attributes.size() > position) {
            readOn();
        }
    }

    /** Takes the rest: nothing more will be printed. */
    synchronized void end() throws IOException {
        try {
            read();
            splitter.end();
        } finally {
            output.end();
        }
    }

    private void readOn() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(channel.size() - position, 1, CHUNK));
            int count = channel.read(buffer);
            while (count > 0) {
                position += count;
                splitter.take(buffer.array(), 0, count);
                buffer.clear();
                count = channel.read(buffer);
            }
        }
    }
}
