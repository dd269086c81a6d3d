package dev.longshore.gateway.schedule.firing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.node.ObjectNode;

/** What is outside of schedules: SubmitJob, which makes one job of all calls of an invocation, and the dead letters. */
final class FakeWorld implements JobSubmission, DeadLetterBox {

    private final Map<String, ObjectNode> jobs = Collections.synchronizedMap(new TreeMap<>());
    private final List<Invocation> letters = Collections.synchronizedList(new ArrayList<>());
    private volatile RuntimeException refusal;
    private volatile boolean isKafkaAway;
    private volatile Runnable meanwhile = () -> {};
    private volatile int calls;

    @Override
    public synchronized String submit(Invocation invocation, ObjectNode input) {
        calls++;
        if (refusal != null) {
            throw refusal;
        }
        jobs.putIfAbsent(invocation.invocationId(), input);
        meanwhile.run();
        return "job-of-" + invocation.due();
    }

    @Override
    public void put(Invocation invocation, String input) {
        if (isKafkaAway) {
            throw new IllegalStateException("no broker");
        }
        letters.add(invocation);
    }

    void refuse(RuntimeException why) {
        refusal = why;
    }

    /** What happens when a job has been submitted and the gateway does not know it yet. */
    void meanwhile(Runnable act) {
        meanwhile = act;
    }

    void acceptAgain() {
        refusal = null;
    }

    void takeKafkaAway(boolean away) {
        isKafkaAway = away;
    }

    int calls() {
        return calls;
    }

    /** The due times of the jobs, one for each, in order. */
    List<String> times() {
        return jobs.values().stream().map(job -> job.path("parameters").path("when").asString()).sorted().toList();
    }

    List<Invocation> letters() {
        return List.copyOf(letters);
    }

    FakeWorld copy() {
        FakeWorld copy = new FakeWorld();
        copy.jobs.putAll(jobs);
        copy.letters.addAll(letters);
        return copy;
    }
}
