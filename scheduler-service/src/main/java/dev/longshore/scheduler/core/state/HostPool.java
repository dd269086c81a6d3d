package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.codec.SchemaVersion;

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

    @Override
    public String key() {
        return KEY;
    }
}
