package dev.longshore.cli.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.cli.terminal.CommandFailedException;

import static java.util.Objects.requireNonNull;

/** The job operations of AWS Batch. Each throws {@link GatewayException} or {@link UnavailableException}. */
public final class Batch {

    private final Gateway gateway;

    public Batch(Gateway gateway) {
        this.gateway = requireNonNull(gateway, "gateway");
    }

    public Gateway gateway() {
        return gateway;
    }

    /** @return the new job's id */
    public String submit(Submission submission) {
        return gateway.batch("submitjob", submission.toJson()).path("jobId").asString();
    }

    /** @return the definition's name and revision, as {@code name:revision} */
    public String register(ContainerDefinition definition) {
        JsonNode answer = gateway.batch("registerjobdefinition", definition.toJson());
        return answer.path("jobDefinitionName").asString() + ":" + answer.path("revision").asInt();
    }

    /** Whether an active definition of that name exists. */
    public boolean isDefined(String definition) {
        return !gateway.batch("describejobdefinitions", Map.of("jobDefinitionName", definition, "status", "ACTIVE"))
                .path("jobDefinitions").isEmpty();
    }

    /** The jobs of these at most 100 ids; those unknown are left out. */
    public List<Job> describe(List<String> ids) {
        return gateway.batch("describejobs", Map.of("jobs", ids)).path("jobs").valueStream().map(Job::of).toList();
    }

    public Optional<Job> find(String id) {
        return describe(List.of(id)).stream().findFirst();
    }

    /** @throws CommandFailedException when there is no such job */
    public Job get(String id) {
        return find(id).orElseThrow(() -> new CommandFailedException("there is no job " + id + " in " + gateway.region()
                + "; see ./longshore jobs, or name another region with AWS_REGION"));
    }

    /** One page of a queue's jobs in a state, array children left out. */
    public JobPage list(String queue, JobState state, int limit, Optional<String> page) {
        return list(queue, Map.of("jobQueue", queue, "jobStatus", state.name(), "maxResults", limit), page);
    }

    /** Stops the job, whatever its state. */
    public void terminate(String id, String reason) {
        gateway.batch("terminatejob", Map.of("jobId", id, "reason", reason));
    }

    private JobPage list(String queue, Map<String, Object> query, Optional<String> page) {
        Map<String, Object> input = new LinkedHashMap<>(query);
        page.ifPresent(token -> input.put("nextToken", token));
        JsonNode answer = gateway.batch("listjobs", input);
        return new JobPage(answer.path("jobSummaryList").valueStream().map(job -> Job.of(job, queue)).toList(),
                Optional.of(answer.path("nextToken").asString("")).filter(token -> !token.isEmpty()));
    }
}
