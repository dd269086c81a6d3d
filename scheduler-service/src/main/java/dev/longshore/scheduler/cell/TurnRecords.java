package dev.longshore.scheduler.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent;
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
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Route;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.state.InputOffsets;
import dev.longshore.scheduler.state.StateCodec;
import dev.longshore.scheduler.state.StateReader;

/** Turns what a batch came to into the records of its transaction. */
public final class TurnRecords {

    /** From so many effects on, handing them to other cores costs less than it saves. */
    private static final int WORTH_SHARING = 256;

    private static final String SERVICE = "scheduler-service";

    private final int cell;
    private final StateCodec states;
    private final MessageCodec messages = new MessageCodec();
    private final StatusRecords statuses;

    public TurnRecords(int cell, StateCodec states) {
        this.cell = cell;
        this.states = states;
        this.statuses = new StatusRecords(cell, messages);
    }

    /** Effects in their order, dead letters, and the offsets last. */
    List<ProducerRecord<String, byte[]>> of(InputBatch batch, Turn turn) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(turn.effects().size() + 1);
        records.addAll(of(turn.effects()));
        turn.refusals()
                .forEach(refusal -> records.add(deadLetter(batch.toDecide().get(refusal.input()).origin(), refusal.reason())));
        batch.toPutAside().forEach(input -> records.add(deadLetter(input.origin(), input.reason())));
        records.add(state(InputOffsets.KEY, states.write(batch.offsets())));
        return records;
    }

    /** The effects, statuses last. Written on all cores where they are many: the cell waits for nothing else. */
    public List<ProducerRecord<String, byte[]>> of(List<Effect> effects) {
        List<JobStatusChanged> changes = new ArrayList<>();
        List<Effect> others = new ArrayList<>(effects.size());
        for (Effect effect : effects) {
            if (effect instanceof Effect.Said(JobStatusChanged change)) {
                changes.add(change);
            } else {
                others.add(effect);
            }
        }
        boolean isMuch = effects.size() >= WORTH_SHARING;
        Stream<ProducerRecord<String, byte[]>> first = (isMuch ? others.parallelStream() : others.stream()).map(this::of);
        return Stream.concat(first, statuses.records(changes, isMuch)).toList();
    }

    private ProducerRecord<String, byte[]> of(Effect effect) {
        return switch (effect) {
            case Effect.EntityPut put -> state(put.entity().key(), states.write(put.entity()));
            case Effect.EntityRemoved removed -> state(removed.key(), null);
            case Effect.Placed placed -> written(Route.toPartition(Topic.PLACEMENTS, placed.partition(), placed.event()));
            case Effect.Said said -> written(route(said.message()));
        };
    }

    private static ProducerRecord<String, Message> route(Message message) {
        return switch (message) {
            case InstanceRequest request -> Route.single(Topic.INSTANCE_REQUESTS, request);
            case ResourceStatusChanged status -> Route.single(Topic.RESOURCE_STATUS, status);
            case ConsumableResourceUsed used -> Route.single(Topic.RESOURCE_STATUS, used);
            case PlacementEvent _,ResourceDefinition _,CapacityEvent _,JobCommand _,JobsArchived _,JobReports _,JobStatusMessage _,Heartbeat _,HostMessage _,HostSlice _,LogMessage _,SchedulerQuery _,SchedulerAnswer _ ->
                throw new IllegalArgumentException("the scheduler does not say a " + message.getClass().getSimpleName());
        };
    }

    private ProducerRecord<String, byte[]> written(ProducerRecord<String, Message> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), messages.write(record.value()));
    }

    private ProducerRecord<String, byte[]> state(String key, byte[] value) {
        return new ProducerRecord<>(Topic.SCHEDULER_STATE.topicName(), StateReader.partition(cell).partition(), key, value);
    }

    private ProducerRecord<String, byte[]> deadLetter(ConsumerRecord<String, byte[]> origin, String reason) {
        return DeadLetters.record(origin, origin.value(), reason, SERVICE);
    }
}
