package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.Map;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;

/** In which order the scheduler was given the jobs. */
final class SubmissionOrder {

    private final Map<JobId, Integer> places = new HashMap<>();

    void note(Iterable<Message> batch) {
        batch.forEach(message -> {
            if (message instanceof JobSubmitted submitted) {
                places.putIfAbsent(submitted.job(), places.size());
            }
        });
    }

    boolean isBefore(JobId one, JobId other) {
        return places.get(one) < places.get(other);
    }
}
