package dev.longshore.scheduler.core.placement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.InstanceOffer;

/**
 * An instance to be asked for, which grows with each job that it is to hold. What is free of a type is known in sum only, and one host
 * may have the vCPUs and another the memory; so smaller sizes, down to the first job alone, are acceptable too.
 */
final class Draft {

    private final Deque<Resources> smaller = new ArrayDeque<>();
    private final List<InstanceOffer> others;
    private List<InstanceOffer> choices;
    private Resources size = Resources.NONE;
    private int seats;

    /**
     * @param choices between which the strategy does not choose, the smallest first
     * @param others that it takes where these are not to be had, the best first, without what is kept of them
     */
    Draft(List<InstanceOffer> choices, List<InstanceOffer> others) {
        this.choices = choices;
        this.others = others;
    }

    /** @param fewer of the choices, which have room for that one too */
    void add(Resources needs, List<InstanceOffer> fewer) {
        boolean isPowerOfTwo = Integer.bitCount(seats) == 1;
        if (isPowerOfTwo) {
            smaller.push(size);
        }
        size = size.plus(needs);
        choices = fewer;
        seats++;
    }

    Resources size() {
        return size;
    }

    List<InstanceOffer> choices() {
        return choices;
    }

    /** What would do, the best first: each type for all jobs, and for the first 1, 2, 4 … of them. */
    List<InstanceShape> acceptable() {
        List<Resources> sizes = new ArrayList<>(List.of(size));
        sizes.addAll(smaller);
        Set<InstanceShape> shapes = new LinkedHashSet<>();
        sizes.forEach(each -> choices.forEach(offer -> shapes.add(new InstanceShape(offer.type(), each))));
        others.forEach(offer -> fitting(sizes, offer).forEach(each -> shapes.add(new InstanceShape(offer.type(), each))));
        return List.copyOf(shapes);
    }

    private static Stream<Resources> fitting(List<Resources> sizes, InstanceOffer offer) {
        return sizes.stream().filter(each -> each.fitsInto(offer.largest()));
    }
}
