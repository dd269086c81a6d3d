package dev.longshore.gateway.job.insight;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/** Each transition of a job, from its submission on, with its time and cause. */
@Component
final class GetJobHistory implements Operation {

    private final NamedJobs named;
    private final Jobs jobs;

    GetJobHistory(NamedJobs named, Jobs jobs) {
        this.named = named;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "GetJobHistory";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Job job = named.find(request);
        ObjectNode answer = NamedJobs.describe(job);
        ArrayNode transitions = answer.putArray("transitions");
        Causes causes = new Causes(job);
        JobHistory.of(job, jobs.document(job.id())).steps().forEach(step -> transitions.add(causes.describe(step)));
        return answer;
    }
}
