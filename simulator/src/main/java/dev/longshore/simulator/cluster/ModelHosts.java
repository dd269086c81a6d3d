package dev.longshore.simulator.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.InstanceOffer;

/**
 * Hosts that never fail, from which instances are cut as the provisioner of production cuts them: from the fullest host that has room and
 * is of the kind that is asked for. Hosts of as many vCPUs and GPUs are of one kind; they have no names of their own and no prices.
 */
public final class ModelHosts {

    private final List<Host> hosts = new ArrayList<>();
    private final Map<InstanceId, Slice> slices = new HashMap<>();

    public ModelHosts(List<Configuration.Hosts> kinds) {
        kinds.forEach(kind -> {
            for (int i = 0; i < kind.count(); i++) {
                hosts.add(new Host("host-%06d".formatted(hosts.size() + 1), kind.each()));
            }
        });
    }

    private static final class Host {

        private static final Comparator<Host> FULLEST_FIRST = Comparator.comparing((Host host) -> host.free.vcpus())
                .thenComparing(host -> host.free.memory()).thenComparing(host -> host.name);

        private final String name;
        private final String kind;
        private final Resources all;
        private Resources free;

        Host(String name, Resources all) {
            this.name = name;
            this.kind = InstanceShape.HOST + "." + all.vcpus() + "vcpu"
                    + (all.gpus().count() == 0 ? "" : "-" + all.gpus() + "gpu");
            this.all = all;
            this.free = all;
        }

        boolean provides(InstanceShape shape) {
            return shape.resources().fitsInto(free) && (shape.type().equals(kind) || shape.type().equals(InstanceShape.HOST));
        }

        InstanceOffer offer() {
            return new InstanceOffer(kind, all, 0, free, free.vcpus());
        }
    }

    private record Slice(Host host, Resources resources) {}

    /** What each host's executor says when it starts. */
    public List<ExecutorReady> executors() {
        return hosts.stream().map(host -> new ExecutorReady(new ExecutorId(host.name), "1", new EngineId(host.name), "boot", 0,
                List.of())).toList();
    }

    /** Cuts an instance; nothing where no host has room for any of the shapes. */
    public Optional<InstanceReady> cut(InstanceRequested request) {
        for (InstanceShape shape : request.acceptable()) {
            Optional<Host> host = hosts.stream().filter(one -> one.provides(shape)).min(Host.FULLEST_FIRST);
            if (host.isPresent()) {
                return Optional.of(cut(host.get(), shape, request));
            }
        }
        return Optional.empty();
    }

    private InstanceReady cut(Host host, InstanceShape shape, InstanceRequested request) {
        host.free = host.free.minus(shape.resources());
        slices.put(request.instance(), new Slice(host, shape.resources()));
        return new InstanceReady(request.instance(), request.computeEnvironment(), new ExecutorId(host.name),
                new EngineId(host.name), shape);
    }

    public void giveBack(InstanceId instance) {
        Slice slice = slices.remove(instance);
        if (slice != null) {
            slice.host().free = slice.host().free.plus(slice.resources());
        }
    }

    /** The provisioner's view of all hosts, as of now. */
    public HostPoolChanged describe() {
        Resources largest = Resources.NONE;
        Resources free = Resources.NONE;
        Resources total = Resources.NONE;
        Map<String, InstanceOffer> kinds = new TreeMap<>();
        for (Host host : hosts) {
            largest = Resources.most(largest, host.all);
            free = Resources.most(free, host.free);
            total = total.plus(host.all);
            kinds.merge(host.kind, host.offer(), ModelHosts::both);
        }
        return new HostPoolChanged(largest, free, total, kinds.values().stream().map(ModelHosts::rounded).toList());
    }

    private static InstanceOffer both(InstanceOffer one, InstanceOffer other) {
        return new InstanceOffer(one.type(), Resources.most(one.resources(), other.resources()), 0,
                Resources.most(one.largest(), other.largest()), one.available().plus(other.available()));
    }

    /** What is available in all is told in powers of two. */
    private static InstanceOffer rounded(InstanceOffer offer) {
        int vcpus = Integer.highestOneBit(offer.available().millis() / 1000);
        return new InstanceOffer(offer.type(), offer.resources(), 0, offer.largest(), Vcpus.of(vcpus));
    }
}
