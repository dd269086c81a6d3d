package dev.longshore.store.index;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValueEncoderTest {

    private static final List<Object> IN_ORDER = Arrays.asList(MinKey.getInstance(), List.of(), null, Double.NaN,
            Double.NEGATIVE_INFINITY, Long.MIN_VALUE, -1e10, -2, -1.5, -1, 0, Double.MIN_VALUE, 1, 1.5, 2L, 256, 1L << 53,
            (1L << 53) + 1,
            Long.MAX_VALUE, Double.POSITIVE_INFINITY, "", "\0", "\0a", "A", "a", "a\0", "a\0\0", "a\0b", "aa", "b", "é", "日本",
            new Document(), new Document("a", 1), new Document("a", 1).append("b", 1), new Document("a", 2), new Document("b", 1),
            new Document("a", "x"), List.of(1), List.of(1, 2), List.of(2), new BinData(new byte[]{9}),
            new BinData(new byte[]{1, 2}), new UUID(1, 1), new UUID(-1, 1), new ObjectId("0123456789abcdef01234567"), false, true,
            Instant.parse("1960-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00.001Z"), new BsonTimestamp(5),
            new BsonRegularExpression("a"), MaxKey.getInstance());

    @Test
    void encoded_values_sort_as_the_values_do() {
        for (int i = 1; i < IN_ORDER.size(); i++) {
            byte[] lesser = ValueEncoder.encode(IN_ORDER.get(i - 1));
            byte[] greater = ValueEncoder.encode(IN_ORDER.get(i));

            assertThat(Arrays.compareUnsigned(lesser, greater)).as("%s before %s", IN_ORDER.get(i - 1), IN_ORDER.get(i))
                    .isNegative();
            assertThat(Arrays.compareUnsigned(Keys.inverted(lesser), Keys.inverted(greater))).as("inverted").isPositive();
        }
    }

    @Test
    void no_encoding_is_the_beginning_of_another() {
        for (Object first : IN_ORDER) {
            for (Object second : IN_ORDER) {
                byte[] beginning = ValueEncoder.encode(first);
                byte[] other = ValueEncoder.encode(second);
                boolean begins = other.length >= beginning.length
                        && Arrays.equals(beginning, Arrays.copyOf(other, beginning.length));

                assertThat(begins).as("%s and %s", first, second).isEqualTo(Objects.equals(first, second));
            }
        }
    }

    @Test
    void numbers_are_equal_whatever_their_type_and_a_missing_value_is_null() {
        assertThat(ValueEncoder.encode(3L)).isEqualTo(ValueEncoder.encode(3)).isEqualTo(ValueEncoder.encode(3.0));
        assertThat(ValueEncoder.encode(-0.0)).isEqualTo(ValueEncoder.encode(0));
        assertThat(ValueEncoder.encode(new Document("a", 1))).isEqualTo(ValueEncoder.encode(new Document("a", 1.0)));
        assertThat(ValueEncoder.encode(Missing.getInstance())).isEqualTo(ValueEncoder.encode(null));
    }
}
