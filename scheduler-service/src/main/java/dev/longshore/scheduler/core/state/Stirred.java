package dev.longshore.scheduler.core.state;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.longshore.contracts.resource.Arn;

/**
 * What has changed since the last scheduling pass. In meaning a pass looks at everything; where nothing has changed it would find what it
 * found before, so it need not look. Nobody can be placed later than now just because time goes by, or an entity says when it is due.
 *
 * <p>What is kept for others, room or consumables, is not among the things that change: others, not entities, decide it. A queue in which
 * somebody was refused for their sake is looked at again whenever anything is.
 *
 * <p>At first everything is new.
 */
public final class Stirred {

    private final Set<Arn> queues;
    private final Set<Arn> environments;
    private final Set<Arn> refused;
    private boolean everything;

    Stirred() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), true);
    }

    private Stirred(Set<Arn> queues, Set<Arn> environments, Set<Arn> refused, boolean everything) {
        this.queues = queues;
        this.environments = environments;
        this.refused = refused;
        this.everything = everything;
    }

    /** Hands over what has changed, and begins anew. */
    public Stirred take() {
        Stirred taken = new Stirred(new LinkedHashSet<>(queues), new LinkedHashSet<>(environments), new LinkedHashSet<>(refused),
                everything);
        queues.clear();
        environments.clear();
        refused.clear();
        everything = false;
        return taken;
    }

    public boolean isNothing() {
        return !everything && queues.isEmpty() && environments.isEmpty();
    }

    /** Whether something has changed that may concern those who wait in that queue. */
    public boolean concerns(Queue queue) {
        return everything || queues.contains(queue.arn()) || refused.contains(queue.arn())
                || queue.definition().computeEnvironments().stream().anyMatch(environments::contains);
    }

    /** The queue is to be looked at again whatever happens. */
    public void queue(Arn arn) {
        queues.add(arn);
    }

    /** Somebody in the queue was refused what is kept for others. */
    public void refused(Arn queue) {
        refused.add(queue);
    }

    void environment(Arn arn) {
        environments.add(arn);
    }

    void everything() {
        everything = true;
    }

    /** Jobs have lines and instances of their own, which know more exactly whom a change concerns. */
    void by(Entity entity) {
        switch (entity) {
            case Queue queue -> queue(queue.arn());
            case Environment environment -> environment(environment.arn());
            case Instance instance -> environment(instance.environment());
            case ShareUsage usage -> queue(usage.queue());
            case Reservation reservation -> environment(reservation.environment());
            case HostPool pool -> everything();
            case Executor executor -> everything();
            case SharePolicy policy -> everything();
            case Consumable consumable -> everything();
            case Cell cell -> {
            }
            case RunTimes times -> {
            }
            case DeletedQueue queue -> {
            }
            case DeletedResource gone -> {
            }
            case JobSpec spec -> {
            }
            case JobProgress progress -> {
            }
            case ChildrenProgress children -> {
            }
        }
    }
}
