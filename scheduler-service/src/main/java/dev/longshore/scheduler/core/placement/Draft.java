package dev.longshore.scheduler.core.placement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.longshore.contracts.capacity.Resources;

/**
 * An instance to be asked for, which grows with each job that it is to hold. What is free on the hosts is known in sum only, and one host
 * may have the vCPUs and another the memory; so smaller sizes, down to the first job alone, are acceptable too.
 */
final class Draft {

    private final Deque<Resources> smaller = new ArrayDeque<>();
    private Resources size = Resources.NONE;
    private int seats;

    void add(Resources needs) {
        boolean isPowerOfTwo = Integer.bitCount(seats) == 1;
        if (isPowerOfTwo) {
            smaller.push(size);
        }
        size = size.plus(needs);
        seats++;
    }

    Resources size() {
        return size;
    }

    /** The sizes that would do, the largest first: for all jobs, and for the first 1, 2, 4 … of them. */
    List<Resources> acceptable() {
        List<Resources> sizes = new ArrayList<>();
        sizes.add(size);
        sizes.addAll(smaller);
        return sizes;
    }
}
