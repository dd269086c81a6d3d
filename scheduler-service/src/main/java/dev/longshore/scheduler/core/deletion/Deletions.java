package dev.longshore.scheduler.core.deletion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.scheduler.core.admission.Definitions;
import dev.longshore.scheduler.core.cancellation.QueueDeletion;
import dev.longshore.scheduler.core.state.DeletedResource;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Keeps what was deleted from coming back. Several gateways announce resources, so that an older revision may come behind the deletion; and
 * a deletion that was taken back may come behind the revision that says so.
 */
public final class Deletions {

    /** A gateway that is later than this with its word finds that out for itself, and says again what is true. */
    private static final Duration REMEMBERED = Duration.ofDays(1);
    /** Until the next turn. */
    private static final Duration MOMENT = Duration.ofMillis(1);
    /** Leaves room for the work of others between two queues that go. */
    private static final Duration ONE_AFTER_THE_OTHER = Duration.ofMillis(100);

    private static final String QUEUES = "job-queue";
    private static final String ENVIRONMENTS = "compute-environment";

    private final int cell;
    private final Definitions definitions;
    private final QueueDeletion queues;

    public Deletions(int cell, Definitions definitions, QueueDeletion queues) {
        this.cell = cell;
        this.definitions = definitions;
        this.queues = queues;
    }

    /**
     * Takes a definition, unless the resource was deleted later than it was said. A higher revision takes the deletion back; another uuid
     * tells that the one of that name before is no more.
     */
    public void define(TurnJournal journal, ResourceDefinition definition, Runnable taking) {
        Optional<DeletedResource> deletion = journal.memory().deletedResources().find(definition.arn(), definition.uuid());
        if (deletion.filter(gone -> definition.revision() <= gone.revision()).isPresent()) {
            return;
        }
        deletion.ifPresent(journal::remove);
        Optional<ResourceDefinition> before = Definitions.known(journal.memory(), definition.arn());
        taking.run();
        before.filter(other -> isReplaced(journal.memory(), other))
                .ifPresent(other -> remember(journal, other, true, Optional.empty()));
    }

    private static boolean isReplaced(Memory memory, ResourceDefinition before) {
        return Definitions.known(memory, before.arn()).filter(known -> !known.uuid().equals(before.uuid())).isPresent();
    }

    /** Deletes what is known of the resource, and has it told at the end of the turn if that was all. */
    public void delete(TurnJournal journal, ResourceDeleted deleted) {
        if (wasTakenBack(journal.memory(), deleted)) {
            return;
        }
        Optional<DeletedResource> earlier = journal.memory().deletedResources().find(deleted.arn(), deleted.uuid());
        boolean isOurs = deleted.cell() == cell;
        definitions.delete(journal, deleted);
        queues.delete(journal, deleted, earlier.isEmpty() && isOurs && deleted.arn().kind().equals(QUEUES));
        Optional<Instant> endMoreAt = earlier.isPresent()
                ? earlier.flatMap(DeletedResource::endMoreAt)
                : endSome(journal, deleted.arn());
        boolean nobodyWaits = !isOurs || !List.of(QUEUES, ENVIRONMENTS).contains(deleted.arn().kind());
        remember(journal, deleted, nobodyWaits, endMoreAt);
    }

    private static boolean wasTakenBack(Memory memory, ResourceDeleted deleted) {
        return Definitions.known(memory, deleted.arn()).filter(known -> known.uuid().equals(deleted.uuid()))
                .filter(known -> known.revision() > deleted.revision()).isPresent();
    }

    private static void remember(TurnJournal journal, ResourceDefinition gone, boolean isTold,
            Optional<Instant> endMoreAt) {
        journal.put(new DeletedResource(gone.arn(), gone.uuid(), gone.revision(), isTold, journal.now().plus(REMEMBERED),
                endMoreAt));
    }

    /** Says of which there is nothing left. */
    public void tell(TurnJournal journal) {
        List.copyOf(journal.memory().deletedResources().untold()).stream().filter(gone -> isNothingLeft(journal.memory(), gone))
                .forEach(gone -> {
                    journal.put(gone.told());
                    journal.say(new ResourceStatusChanged(gone.arn(), gone.uuid(), gone.revision(), ResourceStatus.DELETED, ""));
                });
    }

    /** What is there under the name of another one is that one's. */
    private static boolean isNothingLeft(Memory memory, DeletedResource gone) {
        if (Definitions.known(memory, gone.arn()).isPresent()) {
            return true;
        }
        return gone.arn().kind().equals(QUEUES)
                ? memory.population().unended(gone.arn()) == 0
                : memory.instances().fleet(gone.arn()).isEmpty();
    }

    /** More of its jobs are to be ended, or nothing can be on its way any more that is older than the deletion. */
    public void due(TurnJournal journal, DeletedResource gone) {
        if (gone.endMoreAt().isPresent()) {
            endMore(journal, gone);
        } else if (gone.isTold()) {
            journal.remove(gone);
        } else {
            journal.put(gone.forgottenAt(journal.now().plus(REMEMBERED)));
        }
    }

    private void endMore(TurnJournal journal, DeletedResource gone) {
        journal.put(gone.endingMoreAt(endSome(journal, gone.arn())));
    }

    /**
     * Ends some of the jobs of a queue, unless they are those of another one of that name; in a turn in which no other queue has lost any:
     * to find them is a walk past all that there are. Returns when to look again whether there are more.
     */
    private Optional<Instant> endSome(TurnJournal journal, Arn queue) {
        Memory memory = journal.memory();
        if (memory.queue(queue).isPresent() || memory.population().unended(queue) == 0) {
            return Optional.empty();
        }
        Instant inAMoment = journal.now().plus(MOMENT);
        if (memory.deletedResources().endingMore().anyMatch(inAMoment::equals)) {
            long ahead = memory.deletedResources().endingMore().filter(inAMoment::isBefore).count();
            return Optional.of(inAMoment.plus(ONE_AFTER_THE_OTHER.multipliedBy(ahead + 1)));
        }
        return queues.endSome(journal, queue) ? Optional.of(inAMoment) : Optional.empty();
    }
}
