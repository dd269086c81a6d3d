package dev.longshore.gateway.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import dev.longshore.contracts.topic.Topic;

/**
 * An event as it stands on its topic: the value is the event itself, the key the id of the job, without the index of a child or node. What
 * readers choose by is in headers, so that none has to read an event to pass it over.
 *
 * @param body JSON
 */
public record EventRecord(String id, String key, String detailType, String queue, String status, Instant publishedAt,
        byte[] body) {

    private static final String ID = "id";
    private static final String DETAIL_TYPE = "detail-type";
    private static final String QUEUE = "job-queue";
    private static final String STATUS = "status";

    static ProducerRecord<String, byte[]> write(JobEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.EVENTS.topicName(), Topic.partitionOf(event.key()),
                event.key(), event.body());
        put(record.headers(), ID, event.id());
        put(record.headers(), DETAIL_TYPE, event.kind().detailType());
        put(record.headers(), QUEUE, event.queue().toString());
        put(record.headers(), STATUS, event.status());
        return record;
    }

    /** @throws IllegalArgumentException when it is no event of the gateway's */
    public static EventRecord read(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new IllegalArgumentException("an event has a key and a value");
        }
        Headers headers = record.headers();
        return new EventRecord(get(headers, ID), record.key(), get(headers, DETAIL_TYPE), get(headers, QUEUE),
                get(headers, STATUS), Instant.ofEpochMilli(record.timestamp()), record.value());
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("an event has a header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
