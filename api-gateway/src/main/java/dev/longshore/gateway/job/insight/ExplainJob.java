package dev.longshore.gateway.job.insight;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.Wait;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.question.Questions;

/**
 * Why a job waits, who is ahead of it, and when it is expected to start. Where no scheduler answers, the last reason known is told, without
 * a time; what nobody knows is left out.
 */
@Component
final class ExplainJob implements Operation {

    private final NamedJobs jobs;
    private final Questions questions;

    ExplainJob(NamedJobs jobs, Questions questions) {
        this.jobs = jobs;
        this.questions = questions;
    }

    @Override
    public String name() {
        return "ExplainJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Job job = jobs.find(request);
        ObjectNode answer = NamedJobs.describe(job);
        job.state().reason().ifPresent(reason -> answer.put("reason", reason));
        if (job.state().isWaiting()) {
            questions.ask(job.cell(), (id, partition) -> new Explain(id, partition, job.id())).ifPresent(heard -> {
                if (heard instanceof Explanation explanation) {
                    explanation.waiting().ifPresent(wait -> add(wait, answer.put("asOf", explanation.at().toEpochMilli())));
                }
            });
        }
        return answer;
    }

    private static void add(Wait wait, ObjectNode answer) {
        answer.put("reason", wait.reason());
        if (!wait.waitsFor().isEmpty()) {
            ArrayNode others = answer.putArray("waitsFor");
            wait.waitsFor().forEach(other -> others.add(other.toString()));
        }
        wait.inLine().ifPresent(standing -> add(standing, answer.putObject("position")));
        wait.start().ifPresent(start -> answer.putObject("expectedStart").put("at", start.at().toEpochMilli())
                .put("basis", start.estimated() ? "EARLIER_JOBS" : "TIMEOUTS"));
    }

    private static void add(Wait.InLine standing, ObjectNode position) {
        position.put("ahead", standing.ahead());
        standing.share().ifPresent(share -> position.put("shareIdentifier", share));
        standing.first().ifPresent(first -> position.put("firstJobId", first.toString()));
        standing.place().ifPresent(place -> position.put("place", place));
    }
}
