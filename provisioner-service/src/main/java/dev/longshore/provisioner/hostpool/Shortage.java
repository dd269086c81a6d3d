package dev.longshore.provisioner.hostpool;

import java.util.List;
import java.util.stream.Collectors;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.InstanceShape;

/**
 * Why no host gives what is wanted.
 *
 * @param hosts how many take new instances
 * @param isAnyRegistered whether there are hosts at all, heard or not
 */
record Shortage(HostPoolChanged pool, int hosts, boolean isAnyRegistered) {

    /** In words and numbers, such as {@code needs 8 vCPUs, 2048 MiB; the largest host offers 4 vCPUs, 16000 MiB}. */
    String explain(List<InstanceShape> wanted) {
        return "needs "
                + wanted.stream().map(shape -> shape.resources().toString()).distinct().collect(Collectors.joining(", or "))
                + "; " + offer(wanted);
    }

    private String offer(List<InstanceShape> wanted) {
        if (hosts == 0) {
            return isAnyRegistered ? "no registered host is heard from" : "no host is registered";
        }
        if (wanted.stream().noneMatch(shape -> shape.resources().fitsInto(pool.largestHost()))) {
            return "the largest host offers " + pool.largestHost();
        }
        return "of " + pool.total() + " on " + hosts + (hosts == 1 ? " host" : " hosts") + ", at most " + pool.largestFree()
                + " are free together";
    }
}
