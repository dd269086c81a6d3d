package dev.longshore.scheduler.state;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.longshore.contracts.topic.Topic;

/**
 * How far a cell has read its inputs. Stored beside the state that came of them, in the same transaction.
 *
 * @param next the offset of the next record to read, by the name of the topic; the partition follows from the cell
 */
public record InputOffsets(Map<String, Long> next) {

    /** The key of the record, which no entity has. */
    public static final String KEY = "input-offsets";
    /** Nothing was read yet. */
    public static final InputOffsets NONE = new InputOffsets(Map.of());

    public InputOffsets {
        next = new TreeMap<>(next);
    }

    /** Empty where the topic was never read. */
    public OptionalLong next(Topic topic) {
        Long offset = next.get(topic.topicName());
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
