package dev.longshore.scheduler.cell;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.codec.UnreadableMessageException;
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
import dev.longshore.contracts.status.JobStatusMessage;

/** A record that a cell has read, by who is to deal with it. */
sealed interface Input {

    /** For the core to act upon. */
    record ToDecide(ConsumerRecord<String, byte[]> origin, Message message) implements Input {}

    /** To be answered from memory. */
    record ToAnswer(SchedulerQuery query) implements Input {}

    /** For the dead-letter topic. */
    record ToPutAside(ConsumerRecord<String, byte[]> origin, String reason) implements Input {}

    /** A key's last record is forgotten; that says nothing to the scheduler. */
    record Nothing() implements Input {}

    static Input of(ConsumerRecord<String, byte[]> origin, MessageCodec codec) {
        if (origin.value() == null) {
            return new Nothing();
        }
        try {
            return of(origin, codec.read(origin.value()));
        } catch (UnreadableMessageException e) {
            return new ToPutAside(origin, e.getMessage());
        }
    }

    private static Input of(ConsumerRecord<String, byte[]> origin, Message message) {
        return switch (message) {
            case ResourceDefinition _,CapacityEvent _,JobCommand _,JobsArchived _,JobReports _,Heartbeat _ ->
                new ToDecide(origin, message);
            case SchedulerQuery query -> new ToAnswer(query);
            case ResourceStatusChanged _,ConsumableResourceUsed _,PlacementEvent _,InstanceRequest _,HostMessage _,HostSlice _,JobStatusMessage _,LogMessage _,SchedulerAnswer _ ->
                new ToPutAside(origin, "a " + message.getClass().getSimpleName() + " is not for the scheduler");
        };
    }
}
