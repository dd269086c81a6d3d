package dev.longshore.provisioner.kafka;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.log.LogMessage;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.provisioner.environment.EnvironmentCheck;
import dev.longshore.provisioner.hostpool.Decision;
import dev.longshore.provisioner.hostpool.HostPool;

/** Brings what one poll has read before the pool. The pool is ahead of Kafka until the turn is committed. */
final class PoolHandler {

    private final HostPool pool;
    private final DeadLetters deadLetters;
    private final int cells;
    private final MessageCodec codec = new MessageCodec();
    private HostPoolChanged lastSaid;

    PoolHandler(HostPool pool, DeadLetters deadLetters, int cells) {
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.cells = cells;
    }

    Turn handle(ConsumerRecords<String, Inbound> records, Instant now) {
        Turn turn = new Turn();
        pool.passTime(now);
        for (ConsumerRecord<String, Inbound> record : records) {
            handle(record, turn);
        }
        HostPoolChanged summary = pool.summary();
        if (!summary.equals(lastSaid)) {
            turn.addForEachCell(summary, cells);
            lastSaid = summary;
        }
        return turn;
    }

    private void handle(ConsumerRecord<String, Inbound> record, Turn turn) {
        switch (record.value()) {
            case Inbound.Readable(Message message) -> handle(record, message, turn);
            case Inbound.Unreadable(byte[] value, String reason) -> deadLetters.put(record, value, reason);
            case Inbound.Tombstone() -> {
            }
        }
        if (record.topic().equals(Topic.INSTANCE_REQUESTS.topicName()) || record.topic().equals(Topic.RESOURCES.topicName())) {
            turn.done(record);
        }
    }

    private void handle(ConsumerRecord<String, Inbound> record, Message message, Turn turn) {
        switch (message) {
            case InstanceRequest request -> decide(record, request, turn);
            case ComputeEnvironmentDefined environment -> turn.add(EnvironmentCheck.judge(environment));
            case HostMessage host -> pool.hear(host);
            case Heartbeat heartbeat -> pool.hearFrom(heartbeat.executor());
            case JobQueueDefined _,SchedulingPolicyDefined _,ConsumableResourceDefined _,ResourceDeleted _ -> {
            }
            case ResourceStatusChanged _,ConsumableResourceUsed _,JobCommand _,JobsArchived _,PlacementEvent _,CapacityEvent _,HostSlice _,JobReports _,JobStatusMessage _,LogMessage _,SchedulerQuery _,SchedulerAnswer _ ->
                deadLetters.put(record, codec.write(message), "a message of this type does not belong on this topic");
        }
    }

    private void decide(ConsumerRecord<String, Inbound> record, InstanceRequest request, Turn turn) {
        Decision decision;
        try {
            decision = pool.decide(request);
        } catch (RuntimeException e) {
            deadLetters.put(record, codec.write(request), "deciding failed: " + e);
            return;
        }
        turn.add(decision);
        decision.change().ifPresent(pool::evolve);
    }
}
