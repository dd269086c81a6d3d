package dev.longshore.executor.crash;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.messaging.Inbound;

/** Kills its JVM when a message is received, before anything is done about it. */
public final class CrashOnReceipt implements ConsumerInterceptor<String, Inbound> {
    private final CrashPoint point = CrashPoint.ofThisJvm();

    @Override
    public ConsumerRecords<String, Inbound> onConsume(ConsumerRecords<String, Inbound> records) {
        records.forEach(record -> {
            if (record.value() instanceof Inbound.Readable readable && point.isAt(readable.message())) {
                CrashPoint.crash();
            }
        });
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configuration) {}
}
