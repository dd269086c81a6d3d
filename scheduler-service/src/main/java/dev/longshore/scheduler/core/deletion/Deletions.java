package dev.longshore.scheduler.core.deletion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        definitions.delete(journal, deleted);
        boolean more = queues.delete(journal, deleted);
        Optional<Instant> endMoreAt = more
                ? Optional.of(journal.now().plus(MOMENT))
                : journal.memory().deletedResources().find(deleted.arn(), deleted.uuid()).flatMap(DeletedResource::endMoreAt);
        boolean nobodyWaits = deleted.cell() != cell || !List.of(QUEUES, ENVIRONMENTS).contains(deleted.arn().kind());
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

    private static boolean isNothingLeft(Memory memory, DeletedResource gone) {
        return gone.arn().kind().equals(QUEUES)
                ? memory.queue(gone.arn()).isPresent() || memory.population().unended(gone.arn()) == 0
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

    /** Unless the jobs are those of another queue of that name. */
    private void endMore(TurnJournal journal, DeletedResource gone) {
        boolean more = journal.memory().queue(gone.arn()).isEmpty() && queues.endSome(journal, gone.arn());
        journal.put(gone.endingMoreAt(more ? Optional.of(journal.now().plus(MOMENT)) : Optional.empty()));
    }
}
