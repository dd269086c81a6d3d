package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import dev.longshore.contracts.resource.Arn;

/** Those who wait in one queue for a place to run, grouped by what they ask for. */
public final class Line {

    private static final String ONLY = "";

    private final Arn queue;
    private final boolean shared;
    private final Map<Ask, AlikeLine> byAsk = new LinkedHashMap<>();
    private final NavigableMap<String, Lane> lanes = new TreeMap<>();
    private long changes;

    /** @param shared whether each share has a lane of its own; otherwise there is one for all */
    Line(Arn queue, boolean shared) {
        this.queue = queue;
        this.shared = shared;
    }

    public Arn queue() {
        return queue;
    }

    /** How often anything has changed in it: while that is the same, all are where they were. */
    public long changes() {
        return changes;
    }

    public boolean isEmpty() {
        return byAsk.isEmpty();
    }

    /** What is asked for by some who wait, in no particular order. */
    public Collection<Ask> asks() {
        return Collections.unmodifiableCollection(byAsk.keySet());
    }

    /** By share, in order of their names; of a queue that is first in, first out, a single one. */
    public NavigableMap<String, Lane> lanes() {
        return Collections.unmodifiableNavigableMap(lanes);
    }

    /** Everybody who asks for such a thing, in order of submission. */
    public List<Waiting> who(Predicate<Ask> ask) {
        return byAsk.values().stream().filter(alike -> ask.test(alike.ask()))
                .flatMap(alike -> StreamSupport.stream(alike.all().spliterator(), false))
                .sorted(Comparator.comparingLong(Waiting::sequence)).toList();
    }

    /** Whether shares are told apart. */
    public boolean isShared() {
        return shared;
    }

    /** How many jobs with an eligible ask come before somebody, of his share if shares are told apart. Costs little, however many wait. */
    public int ahead(Ask ask, long sequence, Predicate<Ask> eligible) {
        return byAsk.values().stream().filter(alike -> eligible.test(alike.ask()))
                .mapToInt(alike -> shared ? aheadInShare(alike, ask, sequence) : alike.ahead(sequence)).sum();
    }

    private static int aheadInShare(AlikeLine alike, Ask ask, long sequence) {
        Ask other = alike.ask();
        if (!other.share().equals(ask.share()) || other.priority() < ask.priority()) {
            return 0;
        }
        return alike.ahead(other.priority() > ask.priority() ? Long.MAX_VALUE : sequence);
    }

    /** The same people in a line that is, or is not, divided by shares. */
    Line rearranged(boolean divided) {
        Line line = new Line(queue, divided);
        byAsk.values().forEach(alike -> {
            line.byAsk.put(alike.ask(), alike);
            line.lane(alike.ask()).add(alike);
        });
        return line;
    }

    void change(Optional<Waiting> before, Optional<Waiting> after) {
        changes++;
        before.filter(gone -> after.isEmpty()).ifPresent(this::remove);
        after.ifPresent(this::put);
    }

    private void put(Waiting next) {
        AlikeLine alike = byAsk.computeIfAbsent(next.ask(), AlikeLine::new);
        if (!alike.wouldBeFirst(next.sequence())) {
            alike.put(next);
            return;
        }
        Lane lane = lane(next.ask());
        lane.remove(alike);
        alike.put(next);
        lane.add(alike);
    }

    private void remove(Waiting gone) {
        AlikeLine alike = byAsk.get(gone.ask());
        if (!alike.wouldBeFirst(gone.sequence())) {
            alike.remove(gone);
            return;
        }
        Lane lane = lane(gone.ask());
        lane.remove(alike);
        alike.remove(gone);
        lane.add(alike);
        if (alike.isEmpty()) {
            byAsk.remove(gone.ask());
        }
        if (lane.isEmpty()) {
            lanes.remove(laneName(gone.ask()));
        }
    }

    /** The lane of those who ask so, of whom there are some. */
    public Lane lane(Ask ask) {
        return lanes.computeIfAbsent(laneName(ask), name -> new Lane(shared));
    }

    private String laneName(Ask ask) {
        return shared ? ask.share() : ONLY;
    }
}
