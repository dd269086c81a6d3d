package dev.longshore.provisioner.hostpool;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.HostMessage.HostWithdrawn;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;

/**
 * All registered hosts and the slices cut from them. Deciding reads; memory changes by {@link #evolve}, and by what executors say of
 * their hosts. The slices never add up to more than a host offered when they were cut. One thread at a time.
 *
 * <p>An executor that was not heard for a while gets nothing new, so that a host whose executor has died is not chosen again and
 * again. What was cut from it stays: whether a host is lost is for the scheduler to say.
 */
public final class HostPool {

    private final Duration silence;
    private final Map<EngineId, Host> hosts = new TreeMap<>();
    private final Map<InstanceId, HostSlice> slices = new TreeMap<>();
    private Instant now;

    /** @param silence after which an executor gets nothing new */
    public HostPool(Duration silence, Instant now) {
        this.silence = silence;
        this.now = now;
    }

    /**
     * Time goes on. When it has made a leap, the pool itself was deaf, and everybody's silence counts anew.
     *
     * @param instant not before the last one
     */
    public void passTime(Instant instant) {
        Instant heardSince = heardSince();
        boolean leap = Duration.between(now, instant).compareTo(silence.dividedBy(2)) > 0;
        now = instant;
        if (leap) {
            hosts.values().forEach(host -> host.hearAgain(heardSince, instant));
        }
    }

    /** An executor says something of its host, and so is alive. */
    public void hear(HostMessage message) {
        register(message, now);
    }

    /** What an executor said of its host then; when that is long ago, it gets nothing new before it is heard again. */
    public void restore(HostMessage message, Instant saidAt) {
        register(message, saidAt.isAfter(now) ? now : saidAt);
    }

    /** The executor is alive. */
    public void hearFrom(ExecutorId executor) {
        hosts.values().forEach(host -> host.hear(executor, now));
    }

    /** Says what a request comes to, and changes nothing. A repeated request gets the answer that holds now. */
    public Decision decide(InstanceRequest request) {
        return switch (request) {
            case InstanceRequested wanted -> launch(wanted);
            case InstanceReleased released -> giveBack(released);
        };
    }

    /** Changes memory by what was decided, or was restored. A slice that is there already, or is gone already, changes nothing. */
    public void evolve(SliceChange change) {
        HostSlice slice = change.slice();
        boolean isNew = switch (change) {
            case SliceChange.Cut cut -> slices.putIfAbsent(slice.instance(), slice) == null;
            case SliceChange.GivenBack back -> slices.remove(slice.instance()) != null;
        };
        if (isNew) {
            host(slice.engine()).evolve(change);
        }
    }

    /** The pool as the schedulers see it. */
    public HostPoolChanged summary() {
        return PoolSummary.of(hosts.values(), heardSince());
    }

    public Collection<HostSlice> slices() {
        return List.copyOf(slices.values());
    }

    /** How many hosts take new instances. */
    public int openHosts() {
        return (int) hosts.values().stream().filter(host -> host.leastLoaded(heardSince()).isPresent()).count();
    }

    private void register(HostMessage message, Instant heardAt) {
        Host host = host(message.engine());
        switch (message) {
            case HostRegistered registered -> host.register(registered, heardAt);
            case HostWithdrawn withdrawn -> host.withdraw(withdrawn.executor());
        }
    }

    private Decision launch(InstanceRequested wanted) {
        HostSlice known = slices.get(wanted.instance());
        if (known != null) {
            return new Decision(Optional.empty(), wanted.cell(), ready(known));
        }
        return wanted.acceptable().stream().flatMap(shape -> cut(wanted, shape).stream()).findFirst()
                .map(slice -> new Decision(Optional.of(new SliceChange.Cut(slice)), wanted.cell(), ready(slice)))
                .orElseGet(() -> new Decision(Optional.empty(), wanted.cell(), failed(wanted)));
    }

    /** From the fullest host with enough room, so that large slices still find some elsewhere. */
    private Optional<HostSlice> cut(InstanceRequested wanted, InstanceShape shape) {
        Instant since = heardSince();
        return hosts.values().stream()
                .filter(host -> host.kind(since).filter(kind -> kind.provides(shape.type())).isPresent())
                .filter(host -> shape.resources().fitsInto(host.free(since)))
                .min(Comparator.comparing((Host host) -> host.free(since).vcpus())
                        .thenComparing(host -> host.free(since).memory())
                        .thenComparing(Host::engine))
                .map(host -> new HostSlice(wanted.instance(), wanted.computeEnvironment(), wanted.cell(), host.engine(),
                        host.leastLoaded(since).orElseThrow(), shape));
    }

    private Decision giveBack(InstanceReleased released) {
        HostSlice slice = slices.get(released.instance());
        if (slice == null) {
            return new Decision(Optional.empty(), released.cell(),
                    new InstanceTerminated(released.instance(), "There is no such slice"));
        }
        return new Decision(Optional.of(new SliceChange.GivenBack(slice)), released.cell(),
                new InstanceTerminated(released.instance(), "Given back to its host"));
    }

    private LaunchFailed failed(InstanceRequested wanted) {
        return new LaunchFailed(wanted.instance(), wanted.computeEnvironment(),
                new Shortage(summary(), openHosts(), hosts.values().stream().anyMatch(Host::isRegistered))
                        .explain(wanted.acceptable()));
    }

    private static InstanceReady ready(HostSlice slice) {
        return new InstanceReady(slice.instance(), slice.computeEnvironment(), slice.executor(), slice.engine(), slice.shape());
    }

    private Host host(EngineId engine) {
        return hosts.computeIfAbsent(engine, Host::new);
    }

    private Instant heardSince() {
        return now.minus(silence);
    }
}
