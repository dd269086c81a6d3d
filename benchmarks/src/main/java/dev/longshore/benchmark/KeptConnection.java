package dev.longshore.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A connection to the gateway that is kept open: as much of HTTP/1.1 as the gateway speaks. Each answer has a length. For one caller at a
 * time.
 */
final class KeptConnection implements AutoCloseable {

    /** The gateway closes what has been silent for longer than that, and more. */
    private static final long LONGEST_REST = Duration.ofSeconds(5).toNanos();
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private final String host;
    private int from;
    private int to;
    private long lastUsed = System.nanoTime();

    KeptConnection(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        host = endpoint.getRawAuthority();
    }

    record Answer(int status, byte[] body) {}

    /** Whether it has been used a moment ago, and may be used again. */
    boolean isFresh() {
        return System.nanoTime() - lastUsed < LONGEST_REST;
    }

    Answer post(String path, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream(256 + body.length);
        request.writeBytes(
                ("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        Answer answer = answer();
        lastUsed = System.nanoTime();
        return answer;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer with status " + status + " has no length");
        }
        return new Answer(status, body(length));
    }

    private byte[] body(int length) throws IOException {
        byte[] body = new byte[length];
        int buffered = Math.min(length, to - from);
        System.arraycopy(buffer, from, body, 0, buffered);
        from += buffered;
        if (in.readNBytes(body, buffered, length - buffered) < length - buffered) {
            throw new EOFException("the answer ends too early");
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (char next = next(); next != '\n'; next = next()) {
            line.append(next);
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private char next() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                throw new EOFException("the connection was closed");
            }
        }
        return (char) (buffer[from++] & 0xFF);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
