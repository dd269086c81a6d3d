package dev.longshore.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A short name for a log stream, made of all that names it, and the ids of its lines: those of one stream are in the order of its
 * lines, beside each other.
 *
 * @param value 22 characters
 */
record LogStreamKey(String value) {

    private static final String BEHIND_ALL_DIGITS = "g";

    static LogStreamKey of(String region, String group, String stream) {
        try {
            byte[] name = (region + '\n' + group + '\n' + stream).getBytes(StandardCharsets.UTF_8);
            return new LogStreamKey(Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has MD5", e);
        }
    }

    /** @param number counted from 0 */
    String line(long number) {
        return value + "%010x".formatted(number);
    }

    /** Greater than the id of each of the stream's lines. */
    String end() {
        return value + BEHIND_ALL_DIGITS;
    }

    long number(String lineId) {
        return Long.parseLong(lineId.substring(value.length()), 16);
    }
}
