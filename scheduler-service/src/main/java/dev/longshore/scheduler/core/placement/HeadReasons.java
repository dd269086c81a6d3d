package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.reason.Sentences;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Tells in the status of whoever holds up a queue that there is trouble with capacity, as AWS does. */
final class HeadReasons {

    private final Prospects prospects;

    HeadReasons(Prospects prospects) {
        this.prospects = prospects;
    }

    /** Who was first once, and is not now, waits like any other. */
    void takeBackFromOthers(TurnJournal journal, List<Blocked> blocked) {
        Map<Arn, JobId> firsts = new TreeMap<>();
        blocked.forEach(queue -> firsts.put(queue.queue().arn(), queue.first().job()));
        journal.memory().toldOfTrouble().all().forEach((id, queue) -> {
            if (!id.equals(firsts.get(queue))) {
                Job job = journal.memory().jobs().find(id).orElseThrow();
                journal.tell(job, job.progress().withReason(Optional.empty()), List.of());
            }
        });
    }

    /** Where a launch that failed is tried again, the trouble is over when it succeeds, and not while nobody knows. */
    void renew(TurnJournal journal, Blocked blocked) {
        Job job = journal.memory().jobs().find(blocked.first().job()).orElseThrow();
        Optional<String> known = job.progress().reason();
        Optional<String> reason = prospects.trouble(blocked.queue(), blocked.first().demand()).map(Sentences::of);
        boolean isOpen = known.isPresent() && prospects.isTriedAgain(blocked.queue(), blocked.first().demand());
        if (!isOpen && !reason.equals(known)) {
            journal.tell(job, job.progress().withReason(reason), List.of());
        }
    }
}
