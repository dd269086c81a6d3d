package dev.longshore.gateway.job;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.gateway.environment.EcsCluster;

/**
 * The members that DescribeJobs shows of an attempt's task: of each container what became of it, and where its log is.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_AttemptEcsTaskDetails.html">AttemptEcsTaskDetails</a>
 */
record AttemptTask(Job job, CurrentAttempt attempt) {

    /** Puts them into an attempt in the past. @param names of the task's containers, in their order */
    void describePast(List<String> names, ObjectNode past) {
        ObjectNode task = past.putArray("taskProperties").addObject();
        ArrayNode containers = task.putArray("containers");
        names.forEach(name -> containers.addObject().put("name", name));
        describe(task);
    }

    /** Adds them to a task and its containers, which are there. */
    void describe(ObjectNode task) {
        EcsCluster cluster = new EcsCluster(attempt.computeEnvironment());
        task.put("containerInstanceArn", cluster.containerInstance(attempt.instance()).toString());
        task.put("taskArn", cluster.task(id()).toString());
        for (JsonNode container : task.path("containers")) {
            describe((ObjectNode) container, attempt.end(container.path("name").asString("")));
        }
    }

    /** A container that never ran has no log. */
    private void describe(ObjectNode container, Optional<ContainerEnd> end) {
        boolean hasRun = attempt.logStream().isPresent() && end.filter(over -> over.exitCode().isEmpty()).isEmpty();
        if (hasRun) {
            container.put("logStreamName", id().logStream(job.definitionName(), container.path("name").asString("")));
        }
        end.flatMap(ContainerEnd::exitCode).ifPresent(code -> container.put("exitCode", code));
        end.flatMap(ContainerEnd::reason).ifPresent(reason -> container.put("reason", reason));
        container.withArray("networkInterfaces");
    }

    private AttemptId id() {
        return new AttemptId(job.id(), attempt.number());
    }
}
