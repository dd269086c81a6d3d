package dev.longshore.gateway.event.delivery;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.gateway.event.EventRecord;
import dev.longshore.gateway.event.Reading;
import dev.longshore.gateway.event.targets.EventFilter;

/**
 * Delivers to one target. The events of a job, and of the children or nodes of one, go one after the other; those of others at the same
 * time. So one that is tried again holds up its own job only, until so much is under way that no more is read.
 */
final class Courier implements Reading<byte[]> {

    private static final int MOST_UNDER_WAY = 2_000;

    private final EventFilter filter;
    private final Attempts attempts;
    private final Window window;
    private final Map<String, Queue<Item>> lanes = new HashMap<>();

    /** @param window in which nothing is under way yet */
    Courier(EventFilter filter, Attempts attempts, Window window) {
        this.filter = filter;
        this.attempts = attempts;
        this.window = window;
    }

    @Override
    public void begin(Collection<TopicPartition> partitions) {
        window.open(partitions);
    }

    @Override
    public void end(Collection<TopicPartition> partitions) {
        window.close(partitions);
    }

    @Override
    public boolean hasRoom() {
        return window.size() < MOST_UNDER_WAY;
    }

    @Override
    public void take(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            take(record);
        }
        window.reached(records.nextOffsets());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> done() {
        return window.done();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            EventRecord event = EventRecord.read(record);
            if (filter.wants(event)) {
                enqueue(new Item(record, event, window.begin(record)));
            }
        } catch (IllegalArgumentException e) {
            putAside(record, e.getMessage());
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> record, String reason) {
        Window.Part part = window.begin(record);
        if (attempts.putAside(record, reason)) {
            window.end(record, part);
        }
    }

    private synchronized void enqueue(Item item) {
        Queue<Item> lane = lanes.get(item.event().key());
        if (lane != null) {
            lane.add(item);
            return;
        }
        lanes.put(item.event().key(), new ArrayDeque<>());
        Thread.ofVirtual().name("event-delivery").start(() -> deliverFrom(item));
    }

    private void deliverFrom(Item first) {
        Item item = first;
        while (item != null) {
            if (window.holds(item.origin(), item.part()) && attempts.settle(item, window)) {
                window.end(item.origin(), item.part());
            }
            item = next(item.event().key());
        }
    }

    /** The next one of that job; null where there is none, and then the next to come begins anew. */
    private synchronized Item next(String key) {
        Item next = lanes.get(key).poll();
        if (next == null) {
            lanes.remove(key);
        }
        return next;
    }
}
