package dev.longshore.gateway.job;

import java.util.concurrent.CompletableFuture;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * The way of commands to the scheduler. A command that Kafka has not acknowledged within a minute is dropped, as the producer is
 * configured, since what it says of other jobs may be out of date by then; whoever sent it sends it anew.
 */
@Component
public class JobCommands {

    private final KafkaTemplate<String, Message> template;

    JobCommands(KafkaTemplate<String, Message> template) {
        this.template = template;
    }

    /** Blocks for some seconds where Kafka is away. The future ends when Kafka has acknowledged, or exceptionally; nothing is thrown. */
    public CompletableFuture<?> send(int cell, JobCommand command) {
        return sendAny(cell, command);
    }

    /** As with a command. */
    public CompletableFuture<?> send(int cell, JobsArchived archived) {
        return sendAny(cell, archived);
    }

    private CompletableFuture<?> sendAny(int cell, Message command) {
        try {
            return template.send(Route.toCell(Topic.JOB_COMMANDS, cell, command));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
