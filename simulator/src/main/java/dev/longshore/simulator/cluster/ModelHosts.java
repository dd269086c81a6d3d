package dev.longshore.simulator.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/** Hosts that never fail, from which instances are cut: on the first host that has room. */
public final class ModelHosts {

    private final List<Host> hosts = new ArrayList<>();
    private final Map<InstanceId, Slice> slices = new HashMap<>();

    public ModelHosts(List<Configuration.Hosts> kinds) {
        kinds.forEach(kind -> {
            for (int i = 0; i < kind.count(); i++) {
                hosts.add(new Host("host-" + (hosts.size() + 1), kind.each()));
            }
        });
    }

    private static final class Host {

        private final String name;
        private final Resources all;
        private Resources free;

        Host(String name, Resources all) {
            this.name = name;
            this.all = all;
            this.free = all;
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
            for (Host host : hosts) {
                if (shape.resources().fitsInto(host.free)) {
                    host.free = host.free.minus(shape.resources());
                    slices.put(request.instance(), new Slice(host, shape.resources()));
                    return Optional.of(new InstanceReady(request.instance(), request.computeEnvironment(),
                            new ExecutorId(host.name), new EngineId(host.name), shape));
                }
            }
        }
        return Optional.empty();
    }

    public void giveBack(InstanceId instance) {
        Slice slice = slices.remove(instance);
        if (slice != null) {
            slice.host().free = slice.host().free.plus(slice.resources());
        }
    }

    /** The provisioner's view of all hosts, as of now. */
    public HostPoolChanged describe() {
        Resources largest = hosts.stream().map(host -> host.all).reduce(Resources.NONE, ModelHosts::larger);
        Resources free = hosts.stream().map(host -> host.free).reduce(Resources.NONE, ModelHosts::larger);
        return new HostPoolChanged(largest, free, hosts.stream().map(host -> host.all).reduce(Resources.NONE, Resources::plus));
    }

    private static Resources larger(Resources one, Resources other) {
        return new Resources(new Vcpus(Math.max(one.vcpus().millis(), other.vcpus().millis())),
                new MemoryMib(Math.max(one.memory().mebibytes(), other.memory().mebibytes())),
                new Gpus(Math.max(one.gpus().count(), other.gpus().count())));
    }
}
