package dev.longshore.scheduler.core.consumable;

import java.util.Optional;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * What attempts have taken of consumable resources. An attempt takes all that its job asks for when it is placed, and at its end gives it
 * back, or has used it up: so an attempt that follows may have to wait for it. AWS says when a job takes and when its end gives back, and
 * leaves open what happens between attempts; a job that is RUNNABLE again waits like any other.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling.html">AWS Batch user guide, resource-aware
 *      scheduling</a>
 */
public final class Consumption {

    private Consumption() {}

    /** The live attempt of the job ends. That it holds what it took follows from its being there. */
    public static void attemptEnds(TurnJournal journal, Job job) {
        job.demand().consumables().forEach(need -> useUp(journal, need));
    }

    /** Says once, at the end of a turn, of each resource how much of it is taken, if that has changed. */
    public static void tell(TurnJournal journal) {
        journal.memory().consumableUse().takeTouched().stream()
                .flatMap(arn -> journal.memory().consumable(arn).stream()).forEach(resource -> tell(journal, resource));
    }

    private static void useUp(TurnJournal journal, ConsumableNeed need) {
        journal.memory().consumable(need.resource()).filter(known -> !known.definition().replenishable())
                .ifPresent(known -> journal.put(known.afterUse(need.quantity())));
    }

    private static void tell(TurnJournal journal, Consumable resource) {
        long inUse = journal.memory().consumableUse().inUse(resource.arn());
        Consumable.Use now = new Consumable.Use(inUse, resource.usedUp());
        if (resource.told().equals(Optional.of(now)) || resource.told().isEmpty() && now.equals(Consumable.Use.NONE)) {
            return;
        }
        Consumable next = resource.afterTelling(now);
        journal.put(next);
        journal.say(new ConsumableResourceUsed(next.arn(), next.definition().uuid(), next.version(), inUse, next.usedUp()));
    }
}
