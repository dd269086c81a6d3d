package dev.longshore.scheduler.core.admission;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Journal;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/** Tells jobs that wait, when what their queue can hold has changed, that they can never run, or that they can after all. */
public final class MisfitReasons {

    private final Lifecycle lifecycle;

    public MisfitReasons(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Looks at everybody in line in those queues: dear, but definitions change rarely. */
    void renew(Journal journal, Predicate<Queue> affected) {
        List<Line> lines = journal.memory().lines().all().stream()
                .filter(line -> journal.memory().queue(line.queue()).filter(affected).isPresent())
                .sorted(Comparator.comparing(Line::queue)).toList();
        lines.forEach(line -> renew(journal, line.front(needs -> true)));
    }

    private void renew(Journal journal, Front front) {
        for (Optional<Waiting> head = front.head(); head.isPresent(); head = front.head()) {
            renew(journal, journal.memory().jobs().find(head.get().job()).orElseThrow());
            front.pass();
        }
    }

    private void renew(Journal journal, Job job) {
        Optional<String> reason = lifecycle.misfit(job);
        if (!reason.equals(job.progress().reason())) {
            journal.tell(job, job.progress().withReason(reason), List.of());
        }
    }
}
