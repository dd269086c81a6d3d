package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

/** What the jobs of a definition run, by the kind of job. All of it is merged with what a submission overrides. */
sealed interface Work permits SingleNode, NodeContainers {

    /**
     * What the job runs, of a multi-node job that of its main node.
     *
     * @param parameters those of the definition and of the submission together
     */
    Workload workload(JsonNode overrides, Map<String, String> parameters);

    /** The nodes of a multi-node job. */
    Optional<NodeGroup> nodes(JsonNode overrides, Map<String, String> parameters);

    /**
     * What a job takes while it runs.
     *
     * @param queue in whose region and account a name is looked for
     */
    List<ConsumableNeed> consumables(JsonNode overrides, Arn queue);

    /**
     * Puts what DescribeJobs shows of it into {@code detail}.
     *
     * @param node which node is to be shown rather than the job
     */
    void describe(JsonNode overrides, Map<String, String> parameters, OptionalInt node, ObjectNode detail);
}
