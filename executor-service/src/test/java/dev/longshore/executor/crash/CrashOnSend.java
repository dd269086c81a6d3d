package dev.longshore.executor.crash;

import java.util.Map;

import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import dev.longshore.contracts.Message;

/** Kills its JVM before a message is sent, or when it has arrived. */
public final class CrashOnSend implements ProducerInterceptor<String, Message> {
    private final CrashPoint point = CrashPoint.ofThisJvm();
    private volatile String awaited = "nothing";

    @Override
    public ProducerRecord<String, Message> onSend(ProducerRecord<String, Message> record) {
        if (point.isAt(record.value())) {
            if (point.isBefore()) {
                CrashPoint.crash();
            }
            awaited = record.topic();
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        if (metadata.topic().equals(awaited)) {
            CrashPoint.crash();
        }
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configuration) {}
}
