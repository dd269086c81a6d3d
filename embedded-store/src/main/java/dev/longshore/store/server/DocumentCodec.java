package dev.longshore.store.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import dev.longshore.store.journal.Location;

/** Documents as BSON. */
final class DocumentCodec {

    private static final int TOO_LARGE = 10334;
    private static final int USUAL_BYTES = 1024;

    private DocumentCodec() {}

    /** @throws MongoServerError when it is larger than MongoDB takes */
    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(document, buffer);
        int length = buffer.readableBytes();
        if (length >= Location.MAX_LENGTH) {
            throw new MongoServerError(TOO_LARGE, "BSONObjectTooLarge",
                    "object to insert too large. size in bytes: " + length + ", max size: " + (Location.MAX_LENGTH - 1));
        }
        byte[] bytes = new byte[length];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
