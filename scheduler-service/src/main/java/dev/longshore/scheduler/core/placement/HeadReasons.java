package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;

import dev.longshore.scheduler.core.reason.Sentences;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Tells in the status of whoever holds up a queue that there is trouble with capacity, as AWS does. */
final class HeadReasons {

    private final Prospects prospects;

    HeadReasons(Prospects prospects) {
        this.prospects = prospects;
    }

    void renew(TurnJournal journal, Blocked blocked) {
        Job job = journal.memory().jobs().find(blocked.first().job()).orElseThrow();
        Optional<String> reason = prospects.trouble(blocked.queue(), blocked.first().demand()).map(Sentences::of);
        if (!reason.equals(job.progress().reason())) {
            journal.tell(job, job.progress().withReason(reason), List.of());
        }
    }
}
