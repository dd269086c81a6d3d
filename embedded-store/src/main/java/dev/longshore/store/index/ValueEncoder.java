package dev.longshore.store.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;

/**
 * Writes values so that the unsigned order of the bytes is MongoDB's order of the values, whatever their types
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/). No encoding is the beginning of another one, so that
 * several can stand in a row. A missing value is as null, numbers are alike whatever their type; decimals count as doubles.
 */
public final class ValueEncoder {

    private static final byte TERMINATOR = 0;
    private static final byte ESCAPE = (byte) 0xFF;
    private static final int LEGACY_UUID_SUBTYPE = 3;
    private static final int UUID_SUBTYPE = 4;
    private static final int UUID_BYTES = 16;

    private byte[] bytes = new byte[64];
    private int length;

    private ValueEncoder() {}

    /** One value. */
    public static byte[] encode(Object value) {
        ValueEncoder encoder = new ValueEncoder();
        encoder.value(value);
        return encoder.result();
    }

    /** The beginning that all strings with this beginning share. */
    public static byte[] encodeStringPrefix(String prefix) {
        ValueEncoder encoder = new ValueEncoder();
        encoder.put(TypeOrder.STRING.mark());
        encoder.escaped(prefix);
        return encoder.result();
    }

    private byte[] result() {
        return Arrays.copyOf(bytes, length);
    }

    private void value(Object value) {
        TypeOrder type = TypeOrder.of(value);
        put(type.mark());
        payload(type, value);
    }

    private void payload(TypeOrder type, Object value) {
        switch (type) {
            case MIN_KEY, NULL, MAX_KEY, EMPTY_ARRAY -> {
                // the type says it all
            }
            case NUMBER -> number((Number) value);
            case STRING -> string(value instanceof BsonJavaScript script ? script.getCode() : value.toString());
            case DOCUMENT -> document((Map<?, ?>) value);
            case ARRAY -> array((Collection<?>) value);
            case BINARY -> binary(value);
            case OBJECT_ID -> put(((ObjectId) value).toByteArray());
            case BOOLEAN -> put((byte) ((Boolean) value ? 1 : 0));
            case DATE -> signed(((Instant) value).toEpochMilli());
            case TIMESTAMP -> fixed(((BsonTimestamp) value).getValue());
            case REGEX -> regex((BsonRegularExpression) value);
        }
    }

    /** The nearest double, then how far a long is from it: longs beyond 2^53 have neighbours with the same double. */
    private void number(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            put(new byte[10]);
            return;
        }
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        fixed(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        int residue = number instanceof Long exact ? (int) (exact - (long) value) : 0;
        put((byte) (residue + 0x8000 >>> 8));
        put((byte) residue);
    }

    private void string(String string) {
        escaped(string);
        put(TERMINATOR);
        put(TERMINATOR);
    }

    private void escaped(String string) {
        for (byte each : string.getBytes(StandardCharsets.UTF_8)) {
            put(each);
            if (each == TERMINATOR) {
                put(ESCAPE);
            }
        }
    }

    private void document(Map<?, ?> document) {
        document.forEach((name, value) -> {
            TypeOrder type = TypeOrder.of(value);
            put(type.mark());
            string(name.toString());
            payload(type, value);
        });
        put(TERMINATOR);
    }

    private void array(Collection<?> array) {
        array.forEach(this::value);
        put(TERMINATOR);
    }

    private void binary(Object value) {
        switch (value) {
            case BinData data -> binary(data.getData().length, 0, data.getData());
            case LegacyUUID legacy -> binary(UUID_BYTES, LEGACY_UUID_SUBTYPE, bytesOf(legacy.getUuid()));
            case UUID uuid -> binary(UUID_BYTES, UUID_SUBTYPE, bytesOf(uuid));
            default -> throw new IllegalArgumentException("not binary: " + value.getClass());
        }
    }

    private void binary(int size, int subtype, byte[] data) {
        put((byte) (size >>> 24));
        put((byte) (size >>> 16));
        put((byte) (size >>> 8));
        put((byte) size);
        put((byte) subtype);
        put(data);
    }

    private static byte[] bytesOf(UUID uuid) {
        ValueEncoder encoder = new ValueEncoder();
        encoder.fixed(uuid.getMostSignificantBits());
        encoder.fixed(uuid.getLeastSignificantBits());
        return encoder.result();
    }

    private void regex(BsonRegularExpression regex) {
        string(regex.getPattern());
        string(regex.getOptions() == null ? "" : regex.getOptions());
    }

    private void signed(long value) {
        fixed(value ^ Long.MIN_VALUE);
    }

    private void fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((byte) (value >>> shift));
        }
    }

    private void put(byte[] more) {
        for (byte each : more) {
            put(each);
        }
    }

    private void put(byte value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = value;
    }

    /** The types in MongoDB's order, each with the byte that stands for it. */
    enum TypeOrder {
        MIN_KEY(0x05), EMPTY_ARRAY(0x08), NULL(0x0A), NUMBER(0x10), STRING(0x20), DOCUMENT(0x30), ARRAY(0x38), BINARY(
                0x40), OBJECT_ID(0x50), BOOLEAN(0x58), DATE(0x60), TIMESTAMP(0x68), REGEX(0x70), MAX_KEY(0x7F);

        private final byte mark;

        TypeOrder(int mark) {
            this.mark = (byte) mark;
        }

        byte mark() {
            return mark;
        }

        static TypeOrder of(Object value) {
            return switch (value) {
                case null -> NULL;
                case Missing _ -> NULL;
                case String _,BsonJavaScript _ -> STRING;
                case Number _ -> NUMBER;
                case Instant _ -> DATE;
                case Boolean _ -> BOOLEAN;
                case ObjectId _ -> OBJECT_ID;
                case BsonRegularExpression _ -> REGEX;
                case Map<?, ?> _ -> DOCUMENT;
                case Collection<?> elements -> elements.isEmpty() ? EMPTY_ARRAY : ARRAY;
                case BinData _,UUID _,LegacyUUID _ -> BINARY;
                case BsonTimestamp _ -> TIMESTAMP;
                case MinKey _ -> MIN_KEY;
                case MaxKey _ -> MAX_KEY;
                default -> throw new IllegalArgumentException("no order for " + value.getClass());
            };
        }
    }
}
