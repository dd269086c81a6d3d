package dev.longshore.scheduler.core.state;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.codec.SchemaVersion;
import dev.longshore.contracts.resource.InstanceOffer;

import static java.util.Objects.requireNonNull;

/** The hosts from which instances are cut, as the provisioner last described them. */
@SchemaVersion(2)
public record HostPool(HostPoolChanged last) implements Entity {

    /** Before anything was heard. */
    public static final HostPool UNKNOWN = new HostPool(
            new HostPoolChanged(Resources.NONE, Resources.NONE, Resources.NONE));
    static final String KEY = "host-pool";

    public HostPool {
        requireNonNull(last, "last");
    }

    /** Whether no host is registered. */
    public boolean hasNoHost() {
        return last.largestHost().equals(Resources.NONE);
    }

    /** What can be had of the hosts; where they are not told apart, one offer stands for all. */
    public List<InstanceOffer> offers() {
        if (!last.offers().isEmpty() || hasNoHost()) {
            return last.offers();
        }
        return List.of(new InstanceOffer(InstanceShape.HOST, last.largestHost(), 0, last.largestFree(), last.total().vcpus()));
    }

    /** Whether idle hosts would give what they would give in another pool, each of them and all together. */
    public boolean isOfTheSameHosts(HostPool other) {
        return last.largestHost().equals(other.last.largestHost()) && last.total().equals(other.last.total())
                && sizes(this).equals(sizes(other));
    }

    private static Map<String, Resources> sizes(HostPool pool) {
        return pool.offers().stream().collect(Collectors.toMap(InstanceOffer::type, InstanceOffer::resources));
    }

    @Override
    public String key() {
        return KEY;
    }
}
