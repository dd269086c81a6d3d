package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;

/** Those who wait in one queue for a place to run, grouped by what they need. */
public final class Line {

    private static final Comparator<Resources> BY_AMOUNTS = Comparator.comparing(Resources::vcpus)
            .thenComparing(Resources::memory).thenComparing(Resources::gpus);

    private final Arn queue;
    private final Map<Resources, AlikeLine> byNeeds = new TreeMap<>(BY_AMOUNTS);

    Line(Arn queue) {
        this.queue = queue;
    }

    public Arn queue() {
        return queue;
    }

    public boolean isEmpty() {
        return byNeeds.isEmpty();
    }

    /** What is needed by some who wait. */
    public Collection<Resources> needs() {
        return Collections.unmodifiableCollection(byNeeds.keySet());
    }

    /** Walks along the line, in order of sequence, past those whose needs are not eligible. */
    public Front front(Predicate<Resources> eligible) {
        return new Front(byNeeds.values().stream().filter(alike -> eligible.test(alike.needs())).toList());
    }

    /** How many jobs with eligible needs come before that place. Costs little, however long the line is. */
    public int ahead(long sequence, Predicate<Resources> eligible) {
        return byNeeds.values().stream().filter(alike -> eligible.test(alike.needs())).mapToInt(alike -> alike.ahead(sequence))
                .sum();
    }

    void change(Optional<Waiting> before, Optional<Waiting> after) {
        before.filter(gone -> after.isEmpty()).ifPresent(this::remove);
        after.ifPresent(next -> byNeeds.computeIfAbsent(next.needs(), AlikeLine::new).put(next));
    }

    private void remove(Waiting gone) {
        byNeeds.computeIfPresent(gone.needs(), (needs, alike) -> alike.remove(gone) ? null : alike);
    }
}
