package dev.longshore.gateway.job;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * The way of commands to the scheduler. A command that Kafka has not acknowledged within a minute is dropped, since what it says of
 * other jobs may be out of date by then; whoever sent it sends it anew.
 */
@Component
public class JobCommands implements DisposableBean {

    private static final int DROPPED_AFTER_MILLIS = 60_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 15_000;
    private static final int LONGEST_BLOCK_MILLIS = 5_000;

    private final KafkaTemplate<String, Message> template;

    JobCommands(ProducerFactory<String, Message> producers) {
        template = new KafkaTemplate<>(producers, Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DROPPED_AFTER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MILLIS));
    }

    /** Blocks for at most 5 s where Kafka is away. The future ends when Kafka has acknowledged, or exceptionally, and never throws here. */
    public CompletableFuture<?> send(int cell, JobCommand command) {
        try {
            return template.send(Route.toCell(Topic.JOB_COMMANDS, cell, command));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void destroy() {
        template.destroy();
    }
}
