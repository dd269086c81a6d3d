package dev.longshore.executor.docker;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A line of an output, or a part of a long one, as the engine sends it. Read here, because docker-java hands frames on in pieces of
 * 1024 bytes, and a piece does not say whether a frame begins with it.
 *
 * @param millis when it was written, since the epoch
 * @param textFrom where in the payload the text begins, after the time
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerAttach">Docker Engine
 *      API, stream format</a>
 */
record OutputFrame(boolean isError, long millis, byte[] payload, int textFrom) {
    private static final int STANDARD_ERROR = 2;
    private static final int LARGEST = 16 * 1024 * 1024;

    /** @return nothing at the end of the output */
    static Optional<OutputFrame> readFrom(DataInputStream output) throws IOException {
        int stream = output.read();
        if (stream < 0) {
            return Optional.empty();
        }
        output.skipNBytes(3);
        int length = output.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("the engine sends a frame of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        output.readFully(payload);
        return Optional.of(of(stream == STANDARD_ERROR, payload));
    }

    int textLength() {
        return payload.length - textFrom;
    }

    private static OutputFrame of(boolean isError, byte[] payload) throws IOException {
        int space = 0;
        while (space < payload.length && payload[space] != ' ') {
            space++;
        }
        try {
            Instant time = Instant.parse(new String(payload, 0, space, StandardCharsets.US_ASCII));
            return new OutputFrame(isError, time.toEpochMilli(), payload, Math.min(payload.length, space + 1));
        } catch (DateTimeParseException e) {
            throw new IOException("the engine sends a frame without a time", e);
        }
    }
}
