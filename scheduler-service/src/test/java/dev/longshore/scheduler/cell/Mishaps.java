package dev.longshore.scheduler.cell;

import java.util.concurrent.atomic.AtomicInteger;

/** What is to go wrong in the cores of a cell, one after the other, and how often still. */
final class Mishaps {

    /** How often a core breaks on a job called {@code unlucky}. */
    final AtomicInteger onInput = new AtomicInteger();
    /** How often a core breaks at work of its own. */
    final AtomicInteger atOwnWork = new AtomicInteger();

    static boolean strikes(AtomicInteger left) {
        return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }
}
