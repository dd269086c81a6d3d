package dev.longshore.scheduler.core.admission;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Demand;
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
        List<Map<Demand, Optional<WaitReason>>> before = lines.stream().map(this::answers).toList();
        change.run();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Map<Demand, Optional<WaitReason>> known = before.get(i);
            line.who(ask -> !fit.never(line.queue(), ask.demand()).equals(known.get(ask.demand())))
                    .forEach(waiting -> renewAll(journal, journal.memory().jobs().find(waiting.job()).orElseThrow()));
        }
    }

    private Map<Demand, Optional<WaitReason>> answers(Line line) {
        Map<Demand, Optional<WaitReason>> answers = new LinkedHashMap<>();
        line.asks().forEach(ask -> answers.computeIfAbsent(ask.demand(), demand -> fit.never(line.queue(), demand)));
        return answers;
    }

    /** Of an array also the children that say for themselves why they wait. */
    private void renewAll(TurnJournal journal, Job job) {
        renew(journal, job);
        if (job.isArrayParent()) {
            journal.memory().jobs().touchedChildren(job.id()).stream()
                    .filter(child -> child.progress().status() == JobStatus.RUNNABLE).forEach(child -> renew(journal, child));
        }
    }

    private void renew(TurnJournal journal, Job job) {
        Optional<String> reason = lifecycle.misfit(job);
        if (!reason.equals(job.progress().reason())) {
            journal.tell(job, job.progress().withReason(reason), List.of());
        }
    }
}
