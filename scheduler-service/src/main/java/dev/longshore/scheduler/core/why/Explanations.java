package dev.longshore.scheduler.core.why;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.Wait;
import dev.longshore.scheduler.core.backfill.StartForecast;
import dev.longshore.scheduler.core.placement.FrontOfLine;
import dev.longshore.scheduler.core.reason.Sentences;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Memory;

/** What can be said of a single job that waits: the reason, its place in line, and its start where that is known. */
public final class Explanations {

    private final Memory memory;
    private final WhyWaiting why;
    private final StartForecast forecast;
    private final Instant now;

    public Explanations(Memory memory, WhyWaiting why, StartForecast forecast, Instant now) {
        this.memory = memory;
        this.why = why;
        this.forecast = forecast;
        this.now = now;
    }

    /** Nothing for a job that is not known, or that does not wait. */
    public Optional<Wait> of(JobId id) {
        return why.of(id).map(reason -> new Wait(Sentences.of(reason), waitsFor(reason), inLine(reason, id),
                start(reason instanceof WaitReason.ChildrenWaiting children ? children.why() : reason, id)));
    }

    private static List<JobId> waitsFor(WaitReason reason) {
        return reason instanceof WaitReason.WaitingForJobs waiting
                ? waiting.jobs().stream().limit(Wait.NAMED).toList()
                : List.of();
    }

    private Optional<Wait.InLine> inLine(WaitReason reason, JobId id) {
        return switch (reason) {
            case WaitReason.BehindOthers behind -> Optional.of(standing(id, behind.ahead(), Optional.of(behind.first())));
            case WaitReason.BehindInShare behind -> Optional.of(standing(id, behind.ahead(), Optional.of(behind.first())));
            case WaitReason.BehindShare behind -> Optional.of(standing(id, 0, Optional.of(behind.first())));
            case WaitReason.KeptForAnother kept -> Optional.of(standing(id, 0, Optional.of(kept.first())));
            case WaitReason.NoRoom _,WaitReason.TooFewInstances _,WaitReason.PlaceKept _,WaitReason.AboutToBePlaced _ ->
                Optional.of(standing(id, 0, Optional.empty()));
            case WaitReason.ChildrenWaiting children -> inLine(children.why(), id);
            case WaitReason.WaitingForJobs _,WaitReason.QueueUnknown _,WaitReason.NodesStopping _ -> Optional.empty();
            case WaitReason.LargerThanMaximum _,WaitReason.LargerThanHosts _,WaitReason.NoTypeHasAll _ -> Optional.empty();
            case WaitReason.LargerThanAllHosts _,WaitReason.QueueAtLimit _,WaitReason.ShareAtLimit _ -> Optional.empty();
            case WaitReason.KeptForOtherShares _,WaitReason.ConsumableShort _,WaitReason.ConsumableKept _ -> Optional.empty();
            case WaitReason.ConsumableBeyondTotal _,WaitReason.ConsumableUnknown _ -> Optional.empty();
        };
    }

    private Wait.InLine standing(JobId id, int ahead, Optional<JobId> first) {
        Job job = memory.jobs().find(id).orElseThrow();
        boolean isShared = memory.lines().of(job.spec().queue()).filter(Line::isShared).isPresent();
        return isShared
                ? new Wait.InLine(ahead, Optional.of(job.ask().share()), first, placeAmongShares(job))
                : new Wait.InLine(ahead, Optional.empty(), first, OptionalInt.of(ahead + 1));
    }

    /** Only among the first: farther behind, the turns of the shares change with each job that starts. */
    private OptionalInt placeAmongShares(Job job) {
        List<JobId> first = memory.queue(job.spec().queue())
                .map(queue -> FrontOfLine.of(memory, queue, now, QueueFront.LENGTH)).orElse(List.of());
        for (int place = 0; place < first.size(); place++) {
            JobId there = first.get(place);
            if (there.equals(job.id()) || there.parent().equals(job.id())) {
                return OptionalInt.of(place + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Of those who are first, and of nobody else, it may be known when there will be room. */
    private Optional<Wait.Start> start(WaitReason reason, JobId id) {
        if (why.mayComeAfterAnotherQueue(id)) {
            return Optional.empty();
        }
        if (reason instanceof WaitReason.PlaceKept kept) {
            return kept.start().map(at -> new Wait.Start(at.isBefore(now) ? now : at, kept.estimated()));
        }
        boolean isFirst = reason instanceof WaitReason.NoRoom || reason instanceof WaitReason.TooFewInstances;
        return isFirst ? memory.jobs().find(id).flatMap(job -> forecast.of(job, now)) : Optional.empty();
    }
}
