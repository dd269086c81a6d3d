package dev.longshore.contracts.capacity;

import java.time.Instant;
import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.SchemaVersion;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;

import static java.util.Objects.requireNonNull;

/** What became of capacity, told to the scheduler (and, for reading, to the gateway). */
public sealed interface CapacityEvent extends Message {

    /** An event about one instance that was asked for. */
    sealed interface InstanceEvent extends CapacityEvent {

        InstanceId instance();

        @Override
        default String key() {
            return instance().value();
        }
    }

    /** The provider has accepted the request; the instance is on its way. */
    record InstanceLaunching(InstanceId instance, Arn computeEnvironment) implements InstanceEvent {

        public InstanceLaunching {
            requireNonNull(instance, "instance");
            requireNonNull(computeEnvironment, "computeEnvironment");
        }
    }

    /**
     * The instance takes placements from now on.
     *
     * @param executor who runs what is placed there
     * @param shape its type and what it offers, which may be more than was asked for
     */
    record InstanceReady(InstanceId instance, Arn computeEnvironment, ExecutorId executor, EngineId engine, InstanceShape shape)
            implements
                InstanceEvent {

        public InstanceReady {
            requireNonNull(instance, "instance");
            requireNonNull(computeEnvironment, "computeEnvironment");
            requireNonNull(executor, "executor");
            requireNonNull(engine, "engine");
            requireNonNull(shape, "shape");
        }
    }

    /** The provider will take the instance away soon: nothing new may be placed there. */
    record InstanceInterrupted(InstanceId instance, Instant takenAwayAt) implements InstanceEvent {

        public InstanceInterrupted {
            requireNonNull(instance, "instance");
            requireNonNull(takenAwayAt, "takenAwayAt");
        }
    }

    /** The instance is gone, and with it whatever ran there. */
    record InstanceTerminated(InstanceId instance, String reason) implements InstanceEvent {

        public InstanceTerminated {
            requireNonNull(instance, "instance");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * The provider cannot launch the instance now.
     *
     * @param reason what was wanted and what there is, for people to read
     */
    record LaunchFailed(InstanceId instance, Arn computeEnvironment, String reason) implements InstanceEvent {

        public LaunchFailed {
            requireNonNull(instance, "instance");
            requireNonNull(computeEnvironment, "computeEnvironment");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * The provisioner's view of all registered hosts, said whenever it changes and at its start. A request larger than
     * {@code largestHost} cannot succeed; a launch that failed is worth another try after this.
     *
     * @param largestHost the largest slice that an idle host could give, overcommit included; nothing when no host is registered
     * @param largestFree the largest slice that can be given now
     * @param total the sum over all hosts, overcommit included
     * @param offers the same by kinds of hosts: what an idle one could give, and what can be had now; empty from a provisioner that does
     * not tell them apart
     */
    @SchemaVersion(2)
    record HostPoolChanged(Resources largestHost, Resources largestFree, Resources total, List<InstanceOffer> offers)
            implements
                CapacityEvent {

        public HostPoolChanged {
            requireNonNull(largestHost, "largestHost");
            requireNonNull(largestFree, "largestFree");
            requireNonNull(total, "total");
            offers = offers == null ? List.of() : List.copyOf(offers);
        }

        /** Of hosts that are not told apart. */
        public HostPoolChanged(Resources largestHost, Resources largestFree, Resources total) {
            this(largestHost, largestFree, total, List.of());
        }

        @Override
        public String key() {
            return "host-pool";
        }
    }

    /**
     * An executor has started, or was asked to say again what it holds. It reads placements from the end of its partition on, and the
     * scheduler answers with the placements it lacks.
     *
     * @param incarnation differs for each start of the executor; a placement that names another is not for this one
     * @param boot differs after each boot of the host: attempts of an earlier boot are over
     * @param placementPartition the partition of {@code longshore.placements} that it reads
     * @param holding the attempts it runs, or whose end is not acknowledged
     */
    record ExecutorReady(ExecutorId executor, String incarnation, EngineId engine, String boot, int placementPartition,
            List<AttemptId> holding) implements CapacityEvent {

        public ExecutorReady {
            requireNonNull(executor, "executor");
            requireNonNull(incarnation, "incarnation");
            requireNonNull(engine, "engine");
            requireNonNull(boot, "boot");
            holding = List.copyOf(holding);
        }

        @Override
        public String key() {
            return executor.value();
        }
    }
}
