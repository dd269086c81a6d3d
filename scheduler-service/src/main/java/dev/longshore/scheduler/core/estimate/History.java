package dev.longshore.scheduler.core.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.RunTimes;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * The run times of each definition's last attempts that succeeded. A definition is known by its name: all revisions count, because one
 * mostly differs from the one before in its image, and a submission does not name it. Where jobs have a timeout it counts, and nothing is
 * learnt.
 *
 * @see <a href="https://doi.org/10.1109/TPDS.2007.70606">Tsafrir, Etsion and Feitelson 2007, Backfilling using system-generated
 *      predictions rather than user runtime estimates</a>: the last few run times of alike jobs predict better than users do
 */
public final class History {

    /** So many definitions are remembered, those of which a job has ended last. */
    static final int DEFINITIONS = 1_000;

    private static final Comparator<RunTimes> LONGEST_AGO = Comparator.comparing(RunTimes::hour)
            .thenComparing(RunTimes::definition);

    private History() {}

    /** An attempt of that job has succeeded, which began then. */
    public static void learn(TurnJournal journal, Job job, Instant startedAt, Instant endedAt) {
        if (job.spec().submitted().attemptTimeout().isPresent() || job.id().isNode()) {
            return;
        }
        Arn definition = definition(job);
        Optional<RunTimes> before = journal.memory().runTimes(definition);
        RunTimes after = before.orElseGet(() -> RunTimes.none(definition)).with(Duration.between(startedAt, endedAt), endedAt);
        if (before.filter(after::equals).isPresent()) {
            return;
        }
        if (before.isEmpty()) {
            makeRoom(journal);
        }
        journal.put(after);
    }

    /** How long such a job is likely to run at least, of which an attempt has run for a while; nothing when too little is known. */
    public static Optional<Duration> estimate(Memory memory, Job job, Duration already) {
        return memory.runTimes(definition(job)).flatMap(known -> known.estimate(already));
    }

    private static void makeRoom(TurnJournal journal) {
        Collection<RunTimes> all = journal.memory().runTimes();
        if (all.size() >= DEFINITIONS) {
            all.stream().min(LONGEST_AGO).ifPresent(journal::remove);
        }
    }

    private static Arn definition(Job job) {
        return job.spec().queue().of("batch", "job-definition/" + job.spec().submitted().jobDefinitionName());
    }
}
