package dev.longshore.scheduler.core.admission;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Tells jobs that wait, when what their queue can hold has changed, that they can never run, or that they can after all. */
public final class MisfitReasons {

    private final Fit fit;
    private final Lifecycle lifecycle;

    public MisfitReasons(Fit fit, Lifecycle lifecycle) {
        this.fit = fit;
        this.lifecycle = lifecycle;
    }

    /** Makes a change, and looks at those in line for whose needs the answer is another than before; at all others not. */
    void renewAfter(TurnJournal journal, Runnable change) {
        List<Line> lines = journal.memory().lines().all().stream().sorted(Comparator.comparing(Line::queue)).toList();
        List<Map<Resources, Optional<WaitReason>>> before = lines.stream().map(this::answers).toList();
        change.run();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Map<Resources, Optional<WaitReason>> known = before.get(i);
            Predicate<Resources> isOther = needs -> !fit.never(line.queue(), needs).equals(known.get(needs));
            renew(journal, line.front(isOther));
        }
    }

    private Map<Resources, Optional<WaitReason>> answers(Line line) {
        Map<Resources, Optional<WaitReason>> answers = new LinkedHashMap<>();
        line.needs().forEach(needs -> answers.put(needs, fit.never(line.queue(), needs)));
        return answers;
    }

    private void renew(TurnJournal journal, Front front) {
        for (var head = front.head(); head.isPresent(); head = front.head()) {
            renew(journal, journal.memory().jobs().find(head.get().job()).orElseThrow());
            front.pass();
        }
    }

    private void renew(TurnJournal journal, Job job) {
        Optional<String> reason = lifecycle.misfit(job);
        if (!reason.equals(job.progress().reason())) {
            journal.tell(job, job.progress().withReason(reason), List.of());
        }
    }
}
