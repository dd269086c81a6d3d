package dev.longshore.scheduler.core.simulation;

import java.util.List;

/**
 * A bug that is put into the scheduler to see whether the simulation notices.
 *
 * @param what is broken
 * @param file below the package of the core
 * @param old what stands there, once
 * @param bad what is put in its place
 */
record SeededBug(String what, String file, String old, String bad) {

    static final List<SeededBug> ALL = List.of(
            new SeededBug("an environment grows to one vCPU more than its maximum", "fit/Growth.java",
                    "maximum.minus(present)", "maximum.plus(Vcpus.of(1)).minus(present)"),
            new SeededBug("queues of lower priority go first", "placement/SchedulingPass.java",
                    "queue.definition().priority()).reversed()", "queue.definition().priority())"),
            new SeededBug("who comes last goes first", "admission/Admission.java",
                    "new JobSpec(submitted, journal.nextSequence())",
                    "new JobSpec(submitted, 1_000_000_000L - journal.nextSequence())"),
            new SeededBug("a retry strategy grants one attempt too many", "retry/RetryJudge.java",
                    ">= strategy.attempts()", "> strategy.attempts()"),
            new SeededBug("a failed attempt is not retried when its exit code is known", "retry/RetryJudge.java",
                    "if (failed.attempt().number() >=",
                    "if (failed.attempt().exitCode().isPresent() || failed.attempt().number() >="),
            new SeededBug("a job is let go when all but one of its dependencies have ended", "dependency/Dependencies.java",
                    "!progress(journal, job).unmet().isEmpty()", "progress(journal, job).unmet().size() > 1"),
            new SeededBug("a consumable resource is given back twice", "state/ConsumableUse.java",
                    "sign * standing.running()", "(sign < 0 ? 2 : 1) * sign * standing.running()"),
            new SeededBug("a queue runs one job more than its limit", "limit/RunningLimits.java",
                    "map(most -> most - runningNow())", "map(most -> most + 1 - runningNow())"),
            new SeededBug("a late report of an earlier attempt counts", "state/Job.java",
                    "placement.attempt() == attempt.number() && ", ""),
            new SeededBug("a change is made in memory and not written down", "capacity/InstanceEvents.java",
                    "journal.put(instance.launching())",
                    "journal.memory().evolve(new dev.longshore.scheduler.core.state.Effect.EntityPut(instance.launching()))"),
            new SeededBug("the last node of a gang is given no place", "gang/Gangs.java",
                    "node < nodes.size(); node++", "node < nodes.size() - 1; node++"),
            new SeededBug("timeouts are ten times as long as they should be", "job/Lifecycle.java",
                    ".map(startedAt::plus)", ".map(most -> startedAt.plus(most.multipliedBy(10)))"),
            new SeededBug("a job that was cancelled while it ran is retried", "attempt/AttemptSettlement.java",
                    "!progress.cancelled() && ", ""),
            new SeededBug("instances are named by the clock", "placement/Launches.java",
                    "journal.nextInstance()", "journal.nextInstance() + System.nanoTime() % 1000"),
            new SeededBug("attempts on a lost host are forgotten", "capacity/HostLoss.java",
                    "settlement.settle(journal, job, end);", ""),
            new SeededBug("a submission that comes twice is taken twice", "admission/Admission.java",
                    "if (jobs.find(submitted.job()).isPresent())",
                    "if (jobs.find(submitted.job()).isPresent() && submitted.refusal().isPresent())"),
            new SeededBug("exit code 1 counts as success", "attempt/AttemptEnd.java", "code == 0", "code <= 1"),
            new SeededBug("a reason names a wrong number", "limit/RunningLimits.java",
                    "QueueAtLimit(queue.arn(), most)", "QueueAtLimit(queue.arn(), most + 1)"),
            new SeededBug("BEST_FIT takes the dearest type", "allocation/Ranking.java",
                    "Comparator.comparingDouble(InstanceOffer::pricePerHour)",
                    "Comparator.comparingDouble(InstanceOffer::pricePerHour).reversed()"),
            new SeededBug("somebody passes because those who run are likely to be gone by then", "backfill/Reservations.java",
                    "End.View.certain()).freeAt(start)",
                    "End.View.expected(journal.memory(), journal.now())).freeAt(start)"),
            new SeededBug("an estimate that was outlived is kept", "state/Reservation.java",
                    "return start.filter(at -> estimated);", "return Optional.empty();"));

    @Override
    public String toString() {
        return what;
    }
}
