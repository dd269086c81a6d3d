package dev.longshore.scheduler.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Reservation;
import dev.longshore.scheduler.core.state.TurnJournal;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * What is kept in one pass for those who come first in their queues and find no room: one place for each queue. Its own queue and those
 * whose turn comes later pass only where they cannot delay it: elsewhere; or there, if they are over for certain before the start, or in
 * what will be left over. Who has no timeout may run for ever, and where no start is known nobody passes: so the place drains.
 *
 * <p>Where and when the first is expected to start may rest on how long others of a definition ran, which is a guess. Who passes is over
 * by its own timeout, and what is left over beside the first is counted by timeouts too: nobody is let in front on a guess of his own run
 * time. A guess that was outlived is made once: the place is left for one that is certain, or kept as one of which no start is known.
 *
 * <p>A place is looked for only when somebody would pass. From then on it is state, and stays the same until its job is placed or gone,
 * another comes first who needs something else, it is no place any more, or another shows itself that is free strictly earlier. Those of
 * the queue who come before its job are not bound by it: who comes first is never delayed by what is kept for one behind. That it follows
 * from the state, and not from what was looked at when, is due to those who are refused: their queues are looked at in each pass, so
 * whoever would pass asks; and to queues with shares, whose order changes with time, which are looked at again for as long as they have one.
 */
public final class Reservations {

    private final TurnJournal journal;
    private final Outlook outlook;
    private final Duration stopGrace;
    private final List<Head> heads = new ArrayList<>();
    private final Set<Arn> refused = new TreeSet<>();

    /** @param stopGrace by which an attempt may outlast its timeout */
    public Reservations(TurnJournal journal, Growth growth, Duration stopGrace) {
        this.journal = journal;
        this.outlook = new Outlook(journal.memory(), growth);
        this.stopGrace = stopGrace;
    }

    /** Somebody for whom a place is kept, or is to be looked for when it matters. */
    private final class Head {

        private final Queue queue;
        private final JobId job;
        private final Ask ask;
        private Optional<Reservation> place;
        private Optional<Map<String, Resources>> ofHosts = Optional.empty();
        private boolean looked;

        private Head(Queue queue, JobId job, Ask ask, Optional<Reservation> place) {
            this.queue = queue;
            this.job = job;
            this.ask = ask;
            this.place = place;
            this.looked = place.isPresent();
        }

        /** In whose name is of no matter: where one who needs the same has room, the other has it. */
        private boolean isFor(Queue its, Ask asked) {
            return queue.arn().equals(its.arn()) && ask.demand().equals(asked.demand());
        }

        /** Whether one who asks for this would delay it there. */
        private boolean keeps(Instance instance, Demand demand) {
            return queue.definition().computeEnvironments().contains(instance.environment())
                    && place().filter(known -> known.instances().contains(instance.id()))
                            .filter(known -> !fitsBeside(this, known, instance, demand)).isPresent();
        }

        private Optional<Reservation> place() {
            if (!looked) {
                looked = true;
                place = outlook.best(queue, job, ask.demand(), journal.now());
                place.ifPresent(journal::put);
            }
            return place;
        }

        /** How much that environment is to grow by beside what goes. */
        private Resources growth(Arn environment) {
            return place().filter(known -> known.environment().equals(environment)).flatMap(Reservation::headroom)
                    .orElse(Resources.NONE);
        }

        /** How much of the hosts of that type. */
        private Resources ofHosts(String type) {
            if (ofHosts.isEmpty()) {
                ofHosts = place().map(known -> outlook.keptOfHosts(known, ask.demand()));
            }
            return ofHosts.map(kept -> kept.get(type)).orElse(Resources.NONE);
        }
    }

    /** Nobody waits any more in some queues: nothing is kept for them. */
    public void dropThoseOfEmptyLines() {
        List.copyOf(journal.memory().reservations()).stream()
                .filter(known -> journal.memory().lines().of(known.queue()).isEmpty()).forEach(journal::remove);
    }

    /** The first of a queue finds no room. The place that is kept in the queue is his if it was kept for one who needs the same. */
    public void add(Queue queue, Waiting first) {
        Optional<Reservation> known = journal.memory().reservation(queue.arn());
        Optional<Reservation> now = known.filter(place -> isFor(place, first.demand()))
                .flatMap(place -> renewed(queue, place.withJob(first.job()), first.demand()));
        if (now.isEmpty()) {
            known.ifPresent(journal::remove);
        }
        now.filter(next -> !next.equals(known.get())).ifPresent(journal::put);
        heads.add(new Head(queue, first.job(), first.ask(), now));
    }

    /** Everybody in a queue who may start has room. */
    public void nobodyWaits(Queue queue) {
        journal.memory().reservation(queue.arn()).ifPresent(journal::remove);
    }

    /** Whether somebody of that queue may be placed there without delaying those for whom something is kept. */
    public boolean mayTake(Instance instance, Queue queue, Ask ask) {
        for (Head head : heads) {
            if (!head.isFor(queue, ask) && head.keeps(instance, ask.demand())) {
                refused.add(queue.arn());
                return false;
            }
        }
        return true;
    }

    /** Whether somebody of that queue was refused an instance in this pass. */
    public boolean hasRefused(Queue queue) {
        return refused.contains(queue.arn());
    }

    /** What of an environment's growth is kept for others than somebody of that queue. */
    public Resources keptOfGrowth(Arn environment, Queue queue, Ask ask) {
        return sum(keeping(queue, ask), head -> head.growth(environment));
    }

    /** What of the hosts of each type is kept for others than somebody of that queue. */
    public Function<InstanceOffer, Resources> keptOfHosts(Queue queue, Ask ask) {
        List<Head> keeping = keeping(queue, ask);
        return offer -> sum(keeping, head -> head.ofHosts(offer.type()));
    }

    /**
     * Somebody is placed: what was kept for one who needs the same is free. If nobody of the queue was without room yet, he comes before
     * the one for whom a place is kept; where he has taken of that, it is none any more.
     */
    public void placed(Queue queue, Ask ask, List<Instance> places) {
        if (heads.stream().noneMatch(head -> head.queue.arn().equals(queue.arn()))) {
            journal.memory().reservation(queue.arn())
                    .filter(kept -> places.stream().map(Instance::id).anyMatch(kept.instances()::contains))
                    .filter(kept -> !isOverBefore(kept, ask.demand())).ifPresent(journal::remove);
        }
        for (Head head : List.copyOf(heads)) {
            if (head.isFor(queue, ask)) {
                head.place.ifPresent(journal::remove);
                heads.remove(head);
            }
        }
    }

    private static Resources sum(List<Head> keeping, Function<Head, Resources> amount) {
        return keeping.stream().map(amount).reduce(Resources.NONE, Resources::plus);
    }

    /** For whom a new instance is kept that somebody of that queue, whose turn comes later, might delay. */
    private List<Head> keeping(Queue queue, Ask ask) {
        List<Head> keeping = new ArrayList<>();
        for (Head head : heads) {
            if (!head.isFor(queue, ask) && head.place().filter(place -> place.headroom().isPresent())
                    .filter(place -> !isOverBefore(place, ask.demand())).isPresent()) {
                keeping.add(head);
            }
            if (head.queue.arn().equals(queue.arn())) {
                return keeping;
            }
        }
        return keeping;
    }

    private Optional<Reservation> renewed(Queue queue, Reservation known, Demand demand) {
        Optional<Reservation> now = outlook.renewed(known, queue, demand);
        if (now.isPresent() && known.isOutlived()) {
            return outlook.bestForCertain(queue, known.job(), demand).filter(other -> other.start().isPresent()).or(() -> now);
        }
        boolean elsewhere = now.isPresent() && journal.touchedInstances().stream()
                .flatMap(id -> journal.memory().instances().find(id).stream())
                .filter(instance -> queue.definition().computeEnvironments().contains(instance.environment()))
                .anyMatch(instance -> outlook.isEarlier(now.get(), instance, demand));
        return elsewhere ? outlook.bestForCertain(queue, known.job(), demand) : now;
    }

    private boolean fitsBeside(Head head, Reservation place, Instance instance, Demand demand) {
        return isOverBefore(place, demand) || place.headroom().isEmpty()
                && place.start().filter(start -> head.ask.demand().perNode().plus(demand.perNode())
                        .fitsInto(Occupancy.of(journal.memory(), instance, End.View.certain()).freeAt(start))).isPresent();
    }

    /** As if it started at once: a timeout counts from the start of the container, before which an image may have to be fetched. */
    private boolean isOverBefore(Reservation place, Demand demand) {
        Instant now = journal.now();
        return demand.atMost().filter(most -> place.isLaterThan(now.plus(most).plus(stopGrace))).isPresent();
    }

    private boolean isFor(Reservation place, Demand demand) {
        return journal.memory().jobs().find(place.job()).filter(job -> job.demand().equals(demand)).isPresent();
    }
}
