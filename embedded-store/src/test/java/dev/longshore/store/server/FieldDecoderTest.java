package dev.longshore.store.server;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldDecoderTest {

    private static final Document DOCUMENT = new Document("_id", "job").append("double", 1.5)
            .append("document", new Document("a", 1))
            .append("array", List.of(1, "two")).append("binary", new BinData(new byte[]{1, 2, 3})).append("uuid", new UUID(1, 2))
            .append("object-id", new ObjectId()).append("boolean", true).append("date", Instant.ofEpochMilli(5))
            .append("null", null)
            .append("regex", new BsonRegularExpression("^a", "i")).append("int", 7).append("long", 8L).append("größe", "é")
            .append("", 9);

    @Test
    void each_field_alone_is_as_in_the_whole_document() {
        byte[] encoded = DocumentCodec.encode(DOCUMENT);
        Document whole = DocumentCodec.decode(encoded);

        for (String field : DOCUMENT.keySet()) {
            Document alone = new FieldDecoder(Set.of(field)).decode(encoded);

            assertThat(alone.toString()).isEqualTo(new Document(field, whole.get(field)).toString());
        }
    }

    @Test
    void fields_that_are_not_there_are_left_out() {
        byte[] encoded = DocumentCodec.encode(DOCUMENT);

        assertThat(new FieldDecoder(Set.of("lon", "long", "longer")).decode(encoded)).isEqualTo(new Document("long", 8L));
        assertThat(new FieldDecoder(Set.of("a")).decode(DocumentCodec.encode(new Document()))).isEmpty();
    }
}
