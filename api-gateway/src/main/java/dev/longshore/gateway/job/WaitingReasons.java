package dev.longshore.gateway.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.gateway.question.Questions;

/** Asks the schedulers why jobs wait. Where none answers, what the scheduler said last is good enough. */
@Component
public class WaitingReasons {

    private final Questions questions;

    WaitingReasons(Questions questions) {
        this.questions = questions;
    }

    /** The reasons of those that wait, as far as they can be had within a moment. */
    public Map<JobId, String> ask(Collection<Job> jobs) {
        Map<Integer, List<JobId>> waiting = jobs.stream().filter(job -> job.state().isWaiting())
                .collect(Collectors.groupingBy(Job::cell, Collectors.mapping(Job::id, Collectors.toList())));
        Map<Integer, Questions.Wording> byCell = new HashMap<>();
        waiting.forEach((cell, ids) -> byCell.put(cell, (id, partition) -> new WhyWaiting(id, partition, ids)));
        Map<JobId, String> reasons = new HashMap<>();
        questions.ask(byCell).values().forEach(answer -> {
            if (answer instanceof WaitingBecause because) {
                reasons.putAll(because.reasons());
            }
        });
        return reasons;
    }
}
