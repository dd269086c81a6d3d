package dev.longshore.contracts;

import dev.longshore.contracts.capacity.CapacityEvent;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.capacity.InstanceRequest;
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

/**
 * Anything one service tells another.
 *
 * <p>Messages are immutable values. Once released, a message is never edited: a component is added with a default for records written
 * before it existed, or a new type is born.
 */
public sealed interface Message
        permits ResourceDefinition, ResourceStatusChanged, ConsumableResourceUsed, JobCommand, JobsArchived, PlacementEvent,
        InstanceRequest,
        CapacityEvent,
        HostMessage, HostSlice,
        Heartbeat, JobReports, JobStatusMessage, LogMessage, SchedulerQuery, SchedulerAnswer {

    /** The Kafka record key: records with the same key keep their order, and on a compacted topic the last one stays. */
    String key();
}
