package dev.longshore.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One file of a journal: a mark of the format, then frames. Only its end is written; any part may be read at any time. */
final class Segment {

    static final int FIRST_OFFSET = 8;

    private static final String SUFFIX = ".journal";
    private static final int DIGITS = 10;
    private static final byte[] MARK = "LSSTORE1".getBytes(US_ASCII);

    private final int number;
    private final Path path;
    private final FileChannel channel;
    private int end;

    private Segment(int number, Path path, FileChannel channel, int end) {
        this.number = number;
        this.path = path;
        this.channel = channel;
        this.end = end;
    }

    static Segment create(Path folder, int number) throws IOException {
        Path path = pathOf(folder, number);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        Segment segment = new Segment(number, path, channel, 0);
        segment.write(ByteBuffer.wrap(MARK));
        return segment;
    }

    /** Opens a file and hands over its sound frames; what follows the last of them is left to {@link #cutTail}. */
    static Segment open(Path path, Replay replay) throws IOException {
        int number = numberIn(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Segment segment = new Segment(number, path, channel, FIRST_OFFSET);
        segment.replay(replay);
        return segment;
    }

    static Path pathOf(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d%s", number, SUFFIX));
    }

    /** @return 0 when the file's name is not that of a journal's file, such as one that somebody has made a copy of */
    static int numberIn(Path path) {
        String name = path.getFileName().toString();
        if (name.length() != DIGITS + SUFFIX.length() || !name.endsWith(SUFFIX)) {
            return 0;
        }
        String digits = name.substring(0, DIGITS);
        return digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits))
                : 0;
    }

    private void replay(Replay replay) throws IOException {
        if (channel.size() < FIRST_OFFSET) {
            rewriteMark();
            return;
        }
        ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        requireMark(content);
        for (Frame frame = Frame.decode(content); frame != null; frame = Frame.decode(content)) {
            end = content.position();
            replay.accept(frame, locationOf(frame, end));
        }
    }

    private void rewriteMark() throws IOException {
        channel.truncate(0);
        end = 0;
        write(ByteBuffer.wrap(MARK));
    }

    private void requireMark(ByteBuffer content) throws IOException {
        byte[] mark = new byte[FIRST_OFFSET];
        content.get(mark);
        if (!Arrays.equals(mark, MARK)) {
            throw new IOException(path + " is not a journal that this version can read");
        }
    }

    /**
     * Removes what is behind the last sound frame.
     *
     * @return the bytes removed
     */
    long cutTail() throws IOException {
        long torn = tailBytes();
        if (torn > 0) {
            channel.truncate(end);
        }
        return torn;
    }

    long tailBytes() throws IOException {
        return channel.size() - end;
    }

    /** @return where the body lies now */
    long append(Frame.Kind kind, int slot, byte[] body) throws IOException {
        write(Frame.encode(kind, slot, body));
        return Location.of(number, end - body.length, body.length);
    }

    /** All or nothing: a frame written in part is taken back, so that nothing acknowledged is ever behind a torn one. */
    private void write(ByteBuffer frame) throws IOException {
        int position = end;
        try {
            while (frame.hasRemaining()) {
                position += channel.write(frame, position);
            }
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        end = position;
    }

    /** Tidiness only: the next frame is written over the torn one in any case. */
    private void takeBack(IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    byte[] read(int offset, int length) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(length);
        while (body.hasRemaining()) {
            if (channel.read(body, offset + body.position()) < 0) {
                throw new IOException(path + " ends before " + (offset + length));
            }
        }
        return body.array();
    }

    private long locationOf(Frame frame, int frameEnd) {
        return Location.of(number, frameEnd - frame.bodyLength(), frame.bodyLength());
    }

    void force() throws IOException {
        channel.force(false);
    }

    void close() throws IOException {
        channel.close();
    }

    /** The file goes; who still reads from it may finish, and its channel is closed when nobody refers to it. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    int number() {
        return number;
    }

    /** In bytes. */
    int size() {
        return end;
    }

    Path path() {
        return path;
    }

    /** Is given each frame of a file, in order. */
    @FunctionalInterface
    interface Replay {
        void accept(Frame frame, long location) throws IOException;
    }
}
