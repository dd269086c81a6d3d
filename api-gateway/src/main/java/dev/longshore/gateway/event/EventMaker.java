package dev.longshore.gateway.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobDetail;
import dev.longshore.gateway.job.JobState;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;

/**
 * Makes the events that statuses stand for. What was submitted of a job is read once for what happens within a second: only its tags can
 * change. Its state is the one that the status tells. As on AWS there is no event of the submission.
 *
 * <p>For one thread.
 */
@Component
class EventMaker {

    private static final int REMEMBERED = 2_000;
    private static final long REMEMBERED_FOR = TimeUnit.SECONDS.toNanos(1);

    private final Jobs jobs;
    private final JobTemplates templates;
    private final Blocks blocks;
    private final Map<JobId, Job> submitted = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Job> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long forgetAt = System.nanoTime();

    EventMaker(Jobs jobs, JobTemplates templates, Blocks blocks) {
        this.jobs = jobs;
        this.templates = templates;
        this.blocks = blocks;
    }

    /**
     * The jobs that statuses are about, without what they became of, by their ids without index.
     *
     * @throws com.mongodb.MongoException when the store is away
     */
    Map<JobId, Job> submitted(Collection<JobStatusChanged> changes) {
        forget();
        Map<JobId, Job> found = new HashMap<>();
        Map<String, Set<JobId>> missing = new HashMap<>();
        for (JobStatusChanged change : changes) {
            JobId whole = change.job().parent();
            Job known = submitted.get(whole);
            if (known == null) {
                missing.computeIfAbsent(change.queue().region(), _ -> new HashSet<>()).add(whole);
            } else {
                found.put(whole, known);
            }
        }
        missing.forEach((region, ids) -> jobs.find(region, ids).forEach(job -> found.put(job.id(), job)));
        submitted.putAll(found);
        return found;
    }

    private void forget() {
        long now = System.nanoTime();
        if (now - forgetAt >= 0) {
            submitted.clear();
            forgetAt = now + REMEMBERED_FOR;
        }
    }

    /** @return by the names that the jobs have for them */
    Map<String, JobTemplate> templates(Collection<Job> used) {
        return templates.load(used.stream().map(Job::template).collect(Collectors.toSet()));
    }

    /**
     * In order.
     *
     * @param told when the status was told: a block has no time of its own
     */
    List<JobEvent> events(JobStatusChanged change, Job whole, Optional<JobTemplate> template, Instant told) {
        Moments moments = new Moments(change);
        List<JobEvent> events = new ArrayList<>();
        Optional<EventKind> block = blocks.note(change);
        block.filter(EventKind.QUEUE_UNBLOCKED::equals)
                .ifPresent(kind -> events.add(event(kind, change, "unblocked", told,
                        detail(whole, change, template, moments.now()))));
        for (int i = 0; i < change.transitions().size(); i++) {
            if (change.transitions().get(i).to() != JobStatus.SUBMITTED) {
                events.add(event(EventKind.STATE_CHANGE, change, Integer.toString(i), change.transitions().get(i).at(),
                        detail(whole, change, template, moments.after(i))));
            }
        }
        block.filter(EventKind.QUEUE_BLOCKED::equals)
                .ifPresent(kind -> events.add(event(kind, change, "blocked", told,
                        detail(whole, change, template, moments.now()))));
        return events;
    }

    /** An array and its children keep their order among each other, as a multi-node job and its nodes do. */
    private static JobEvent event(EventKind kind, JobStatusChanged change, String ordinal, Instant at, ObjectNode detail) {
        return new JobEvent(kind, change.job() + "/" + change.version() + "/" + ordinal, change.job().base(), change.queue(), at,
                detail);
    }

    /** As DescribeJobs answers it; AWS adds the job's own ARN to the tags of an event. */
    private static ObjectNode detail(Job whole, JobStatusChanged change, Optional<JobTemplate> template, JobState state) {
        ObjectNode detail = JobDetail.of(whole.part(change.job(), state), template);
        if (detail.get("tags") instanceof ObjectNode tags) {
            ObjectNode own = tags.deepCopy();
            detail.set("tags", own.put("resourceArn", detail.path("jobArn").asString("")));
        }
        return detail;
    }

    /** Whether a status can have to do with an event. */
    static boolean matters(JobStatusChanged change) {
        return !change.transitions().isEmpty() || !change.job().isNode();
    }
}
