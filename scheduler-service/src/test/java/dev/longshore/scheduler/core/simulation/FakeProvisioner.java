package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceInterrupted;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceLaunching;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.InstanceOffer;

/** A host pool as its contract says: cuts slices from hosts that are up, and now and then fails to. */
final class FakeProvisioner {

    private static final Duration NETWORK = Duration.ofMillis(200);

    private final World world;
    private final HostTypes types;
    private final Map<FakeExecutor, String> typeOfHost = new LinkedHashMap<>();
    private final Map<FakeExecutor, Resources> hosts = new LinkedHashMap<>();
    private final Map<InstanceId, Slice> slices = new LinkedHashMap<>();

    FakeProvisioner(World world, HostTypes types) {
        this.world = world;
        this.types = types;
    }

    private record Slice(FakeExecutor host, InstanceRequested request, InstanceShape shape) {}

    void register(FakeExecutor host, Resources capacity) {
        typeOfHost.putIfAbsent(host, types.typeOf(typeOfHost.size(), capacity));
        hosts.put(host, capacity);
        describe();
    }

    /** The host is gone, and so is what was cut from it. */
    void withdraw(FakeExecutor host) {
        hosts.remove(host);
        List.copyOf(slices.keySet()).stream().filter(id -> slices.get(id).host() == host).forEach(this::terminate);
        describe();
    }

    void interruptOne() {
        slices.keySet().stream().findFirst().ifPresent(id -> {
            world.happened(Happening.INTERRUPTION);
            say(new InstanceInterrupted(id, world.now().plusSeconds(20)));
            world.timeline().in(Duration.ofSeconds(20), () -> {
                if (slices.containsKey(id)) {
                    terminate(id);
                    describe();
                }
            });
        });
    }

    void receive(InstanceRequest request) {
        switch (request) {
            case InstanceRequested wanted -> launch(wanted);
            case InstanceReleased released -> {
                slices.remove(released.instance());
                say(new InstanceTerminated(released.instance(), "released"));
                describe();
            }
        }
    }

    boolean hasSlices() {
        return !slices.isEmpty();
    }

    private void launch(InstanceRequested wanted) {
        Optional<Slice> slice = wanted.acceptable().stream().flatMap(shape -> cut(wanted, shape)).findFirst();
        if (slice.isEmpty() || world.timeline().chance(world.calm() ? 0 : 0.1)) {
            world.happened(Happening.LAUNCH_FAILED);
            say(new LaunchFailed(wanted.instance(), wanted.computeEnvironment(), "no host has room"));
            return;
        }
        slices.put(wanted.instance(), slice.get());
        if (world.timeline().chance(0.5)) {
            say(new InstanceLaunching(wanted.instance(), wanted.computeEnvironment()));
        }
        describe();
        world.timeline().in(world.timeline().upTo(Duration.ofSeconds(2)), () -> ready(wanted.instance()));
    }

    private Stream<Slice> cut(InstanceRequested wanted, InstanceShape shape) {
        return hosts.keySet().stream()
                .filter(host -> shape.type().equals(InstanceShape.HOST) || shape.type().equals(typeOfHost.get(host)))
                .filter(host -> shape.resources().fitsInto(free(host)))
                .map(host -> new Slice(host, wanted, shape));
    }

    private void ready(InstanceId id) {
        Slice slice = slices.get(id);
        if (slice != null) {
            say(new InstanceReady(id, slice.request().computeEnvironment(), slice.host().id(), slice.host().engine(),
                    slice.shape()));
        }
    }

    private void terminate(InstanceId id) {
        slices.remove(id);
        say(new InstanceTerminated(id, "the host is gone"));
    }

    /** The largest amounts may be those of different hosts. */
    private void describe() {
        Resources largest = hosts.values().stream().reduce(Resources.NONE, Resources::most);
        Resources free = hosts.keySet().stream().map(this::free).reduce(Resources.NONE, Resources::most);
        say(new HostPoolChanged(largest, free, hosts.values().stream().reduce(Resources.NONE, Resources::plus),
                types.areTold() ? offers() : List.of()));
    }

    private List<InstanceOffer> offers() {
        Map<String, InstanceOffer> offers = new TreeMap<>();
        hosts.forEach((host, capacity) -> {
            String type = typeOfHost.get(host);
            Resources free = free(host);
            offers.merge(type, new InstanceOffer(type, capacity, types.priceOf(type), free, free.vcpus()), FakeProvisioner::both);
        });
        return List.copyOf(offers.values());
    }

    private static InstanceOffer both(InstanceOffer one, InstanceOffer other) {
        return new InstanceOffer(one.type(), Resources.most(one.resources(), other.resources()), one.pricePerHour(),
                Resources.most(one.largest(), other.largest()), one.available().plus(other.available()));
    }

    private Resources free(FakeExecutor host) {
        List<Slice> taken = new ArrayList<>(slices.values());
        return taken.stream().filter(slice -> slice.host() == host).map(slice -> slice.shape().resources())
                .reduce(hosts.get(host), Resources::minus);
    }

    private void say(Message message) {
        world.toScheduler("provisioner", NETWORK, message);
    }
}
