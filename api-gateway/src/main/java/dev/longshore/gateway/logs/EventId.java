package dev.longshore.gateway.logs;

import java.math.BigInteger;
import java.util.Base64;

import org.bson.Document;

/** The id of an event: 56 digits like AWS's, in the order of the times of events. The same line has the same id each time. */
final class EventId {

    private static final int DIGITS = 56;
    private static final int STREAM_BYTES = 12;
    private static final int NUMBER_BITS = 40;

    private EventId() {}

    /** @param number of the line in its stream */
    static String of(SearchedStream stream, Document line, long number) {
        byte[] key = Base64.getUrlDecoder().decode(stream.key().value());
        String digits = BigInteger.valueOf(line.getLong(LogFields.TIMESTAMP)).shiftLeft(Byte.SIZE * STREAM_BYTES)
                .or(new BigInteger(1, key, 0, STREAM_BYTES)).shiftLeft(NUMBER_BITS).or(BigInteger.valueOf(number)).toString();
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
