package dev.longshore.contracts.capacity;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.SchemaVersion;

import static java.util.Objects.requireNonNull;

/** What executors say of the hosts they are on; the provisioner alone cuts hosts into instances. */
public sealed interface HostMessage extends Message {

    EngineId engine();

    ExecutorId executor();

    /** One record for each executor; executors with the same engine share its capacity. */
    @Override
    default String key() {
        return engine().value() + "/" + executor().value();
    }

    /**
     * The executor offers its host.
     *
     * @param capacity what the host has, without overcommit
     * @param offered what may be cut into instances, overcommit included and the host's own reserve taken off
     * @param runtime {@code docker} or {@code process}
     * @param instanceType what its owner calls such hosts, such as an EC2 type; {@link InstanceShape#HOST} when it has no name
     * @param pricePerHour of the whole host, as {@link dev.longshore.contracts.resource.InstanceOffer} has it
     */
    @SchemaVersion(2)
    record HostRegistered(EngineId engine, ExecutorId executor, String hostName, String runtime, Resources capacity,
            Resources offered, String instanceType, double pricePerHour) implements HostMessage {

        public HostRegistered {
            requireNonNull(engine, "engine");
            requireNonNull(executor, "executor");
            requireNonNull(hostName, "hostName");
            requireNonNull(runtime, "runtime");
            requireNonNull(capacity, "capacity");
            requireNonNull(offered, "offered");
            instanceType = instanceType == null ? InstanceShape.HOST : instanceType;
        }

        /** A host of no particular type that costs nothing. */
        public HostRegistered(EngineId engine, ExecutorId executor, String hostName, String runtime, Resources capacity,
                Resources offered) {
            this(engine, executor, hostName, runtime, capacity, offered, InstanceShape.HOST, 0);
        }
    }

    /** The executor shuts down on purpose: no new instance is to be cut there until it registers again. */
    record HostWithdrawn(EngineId engine, ExecutorId executor) implements HostMessage {

        public HostWithdrawn {
            requireNonNull(engine, "engine");
            requireNonNull(executor, "executor");
        }
    }
}
