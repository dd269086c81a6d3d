package dev.longshore.store.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads some top-level fields of encoded documents and steps over the rest: indexes need a few fields only, but at open those of every
 * document.
 */
final class FieldDecoder {

    private final List<byte[]> wanted;

    FieldDecoder(Collection<String> wanted) {
        this.wanted = wanted.stream().map(name -> name.getBytes(UTF_8)).toList();
    }

    /** @return a document with those of the wanted fields that are there */
    Document decode(byte[] bson) {
        ByteBuf values = Unpooled.wrappedBuffer(bson);
        ByteBuffer fixed = ByteBuffer.wrap(bson).order(ByteOrder.LITTLE_ENDIAN);
        Document document = new Document();
        int at = Integer.BYTES;
        while (bson[at] != BsonConstants.TERMINATING_BYTE) {
            byte type = bson[at];
            int name = at + 1;
            int nameEnd = endOfName(bson, name);
            values.readerIndex(nameEnd + 1);
            if (isWanted(bson, name, nameEnd)) {
                document.put(new String(bson, name, nameEnd - name, UTF_8), BsonDecoder.decodeValue(type, values));
            } else {
                skip(type, fixed, values);
            }
            at = values.readerIndex();
        }
        return document;
    }

    private static int endOfName(byte[] bson, int start) {
        int end = start;
        while (bson[end] != BsonConstants.STRING_TERMINATION) {
            end++;
        }
        return end;
    }

    private boolean isWanted(byte[] bson, int from, int to) {
        for (byte[] name : wanted) {
            if (Arrays.equals(bson, from, to, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    private static void skip(byte type, ByteBuffer fixed, ByteBuf values) {
        int at = values.readerIndex();
        switch (type) {
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> values.skipBytes(fixed.getInt(at));
            case BsonConstants.TYPE_UTF8_STRING -> values.skipBytes(Integer.BYTES + fixed.getInt(at));
            case BsonConstants.TYPE_DATA -> values.skipBytes(Integer.BYTES + 1 + fixed.getInt(at));
            default -> BsonDecoder.decodeValue(type, values);
        }
    }
}
