package dev.longshore.store.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** One record of a journal: body length, checksum, kind, slot, body. The checksum covers what follows it. */
record Frame(Kind kind, int slot, int bodyLength) {

    static final int HEADER_BYTES = 13;

    private static final int CHECKSUM_AT = 4;
    private static final int COVERED_FROM = 8;

    /** Written into files by ordinal: add only at the end. */
    enum Kind {
        PUT, REMOVE;

        private static final Kind[] ALL = values();
    }

    static ByteBuffer encode(Kind kind, int slot, byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + body.length);
        frame.putInt(body.length).putInt(0).put((byte) kind.ordinal()).putInt(slot).put(body);
        frame.putInt(CHECKSUM_AT, checksum(frame, 0, frame.capacity()));
        return frame.flip();
    }

    /**
     * Reads the frame at the buffer's position, which moves behind it.
     *
     * @return null when the rest of the buffer holds no whole and sound frame; then the position stays
     */
    static Frame decode(ByteBuffer buffer) {
        int start = buffer.position();
        if (buffer.remaining() < HEADER_BYTES) {
            return null;
        }
        int length = buffer.getInt(start);
        if (length < 0 || length >= Location.MAX_LENGTH || buffer.remaining() < HEADER_BYTES + length) {
            return null;
        }
        int end = start + HEADER_BYTES + length;
        if (buffer.getInt(start + CHECKSUM_AT) != checksum(buffer, start, end)) {
            return null;
        }
        buffer.position(end);
        return new Frame(Kind.ALL[buffer.get(start + COVERED_FROM)], buffer.getInt(start + COVERED_FROM + 1), length);
    }

    private static int checksum(ByteBuffer buffer, int start, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.slice(start + COVERED_FROM, end - start - COVERED_FROM));
        return (int) checksum.getValue();
    }
}
