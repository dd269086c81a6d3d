package dev.longshore.gateway.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobCommands;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.queue.JobQueues;

/** Tells the scheduler of jobs whose end is durable, so that it may forget them. */
@Component
final class Archive {

    /** As long as Kafka takes to drop a command, and a little. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(65);

    private final JobQueues queues;
    private final Jobs jobs;
    private final JobCommands commands;
    private final Map<Arn, Integer> cells = new ConcurrentHashMap<>();

    Archive(JobQueues queues, Jobs jobs, JobCommands commands) {
        this.queues = queues;
        this.jobs = jobs;
        this.commands = commands;
    }

    /** Returns when Kafka has acknowledged; throws otherwise, so that the batch is read again. */
    void confirm(List<StatusRecord> durable) {
        Map<Integer, List<JobArchived>> byCell = new TreeMap<>();
        for (StatusRecord record : durable) {
            JobStatusChanged change = record.change();
            if (change.status().isTerminal() && change.job().part() == JobId.Part.WHOLE) {
                cell(change).ifPresent(cell -> byCell.computeIfAbsent(cell, _ -> new ArrayList<>())
                        .add(new JobArchived(change.job(), change.version())));
            }
        }
        List<CompletableFuture<?>> sent = new ArrayList<>();
        byCell.forEach((cell, ended) -> JobsArchived.of(cell, ended).forEach(part -> sent.add(commands.send(cell, part))));
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** The cell of the job's queue, which never changes; empty when neither queue nor job exists any more. */
    private OptionalInt cell(JobStatusChanged change) {
        Integer known = cells.get(change.queue());
        if (known != null) {
            return OptionalInt.of(known);
        }
        OptionalInt found = find(change);
        found.ifPresent(cell -> cells.put(change.queue(), cell));
        return found;
    }

    private OptionalInt find(JobStatusChanged change) {
        Arn queue = change.queue();
        try {
            return OptionalInt.of(queues.find(queue.region(), queue.account(), queue.toString()).cell());
        } catch (ClientException _) {
            return jobs.find(queue.region(), change.job()).map(Job::cell).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        }
    }
}
