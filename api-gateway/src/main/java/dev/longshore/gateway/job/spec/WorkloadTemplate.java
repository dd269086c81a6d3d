package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.Workload;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.definition.Platform;

/** What a job, or a node of one, runs by its definition, read once. */
sealed interface WorkloadTemplate permits ContainerTemplate, TaskTemplate, PodTemplate {

    /** The members of a submission that override a workload, each for its own kind. */
    List<String> OVERRIDE_MEMBERS = List.of(ContainerTemplate.OVERRIDES, TaskTemplate.OVERRIDES, PodTemplate.OVERRIDES);
    /** The members by which a container is sized, or is bound to one size of instance. */
    List<String> SIZES = List.of("resourceRequirements", "vcpus", "memory", "instanceType");

    /**
     * @param properties have {@code ecsProperties}, {@code eksProperties} or a container
     * @param container the name of the member that a single container is in
     */
    static WorkloadTemplate read(JsonNode properties, String container) {
        if (properties.has("eksProperties")) {
            return PodTemplate.read(properties.path("eksProperties"));
        }
        return properties.has("ecsProperties")
                ? TaskTemplate.read(properties.path("ecsProperties"))
                : ContainerTemplate.read((ObjectNode) properties.get(container));
    }

    /** The member of a submission, or of what it overrides of nodes, that is meant for this kind. */
    String overridesMember();

    /**
     * With a submission's overrides; parameters are not put in yet.
     *
     * @param overrides in the form of {@link #overridesMember}; missing ones are fine
     * @throws ClientException when they do not go together
     */
    WorkloadTemplate overriddenBy(JsonNode overrides);

    /** Whether overrides change a size, or what else must be checked then. */
    boolean isResizedBy(JsonNode overrides);

    /** @throws ClientException when this is not a workload that a definition could have */
    void check(Platform platform, String path);

    WorkloadTemplate with(Map<String, String> parameters);

    Workload toSpec();

    /** Puts it into what is shown of a job or a range of nodes, with what was merged. */
    void describe(ObjectNode detail);

    static boolean changesSize(JsonNode container) {
        return SIZES.stream().anyMatch(container::has);
    }
}
