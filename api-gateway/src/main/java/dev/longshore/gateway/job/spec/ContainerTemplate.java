package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.gateway.definition.ContainerRules;
import dev.longshore.gateway.definition.Platform;

/**
 * The container of a job definition, read once.
 *
 * @param properties as the definition has them
 */
record ContainerTemplate(ObjectNode properties, List<String> command, Map<String, String> environment,
        Requirements requirements) implements WorkloadTemplate {

    static final String OVERRIDES = "containerOverrides";
    static final String NETWORK_INTERFACES = "networkInterfaces";
    private static final String INSTANCE_TYPE = "instanceType";

    static ContainerTemplate read(ObjectNode properties) {
        return new ContainerTemplate(properties, Variables.texts(properties.path("command")),
                Variables.read(properties.path("environment")),
                Requirements.read(properties));
    }

    @Override
    public String overridesMember() {
        return OVERRIDES;
    }

    @Override
    public boolean isResizedBy(JsonNode overrides) {
        return WorkloadTemplate.changesSize(overrides);
    }

    @Override
    public void check(Platform platform, String path) {
        ContainerRules.check(toDetail(), platform, path);
    }

    @Override
    public void describe(ObjectNode detail) {
        detail.set("container", toDetail());
    }

    @Override
    public ContainerTemplate overriddenBy(JsonNode overrides) {
        if (overrides.isEmpty()) {
            return this;
        }
        Map<String, String> merged = new LinkedHashMap<>(environment);
        merged.putAll(Variables.read(overrides.path("environment")));
        JsonNode replacement = overrides.path("command");
        return new ContainerTemplate(placed(overrides), replacement.isEmpty() ? command : Variables.texts(replacement), merged,
                requirements.overriddenBy(Requirements.read(overrides)));
    }

    private ObjectNode placed(JsonNode overrides) {
        return overrides.has(INSTANCE_TYPE)
                ? properties.deepCopy().put(INSTANCE_TYPE, overrides.path(INSTANCE_TYPE).asString(""))
                : properties;
    }

    @Override
    public ContainerTemplate with(Map<String, String> parameters) {
        return new ContainerTemplate(properties, Parameters.substitute(command, parameters), environment, requirements);
    }

    @Override
    public ContainerSpec toSpec() {
        return toSpec(Optional.empty());
    }

    /** @param namespaces that it shares with others; empty for its own */
    ContainerSpec toSpec(Optional<Namespaces> namespaces) {
        return new ContainerSpec(properties.path("image").asString(""), command, environment, requirements.toResources(),
                text(properties, "user"), volumes(), mountPoints(), ulimits(), properties.path("privileged").asBoolean(false),
                properties.path("readonlyRootFilesystem").asBoolean(false), Optional.empty(),
                LinuxTerms.parameters(properties.path("linuxParameters")), namespaces);
    }

    /** The container as DescribeJobs shows it: the definition's, with what was merged. */
    ObjectNode toDetail() {
        ObjectNode detail = properties.deepCopy();
        Variables.write(command, detail.putArray("command"));
        Variables.write(environment, detail.putArray("environment"));
        requirements.write(detail);
        for (String list : List.of("volumes", "mountPoints", "ulimits", "secrets", NETWORK_INTERFACES)) {
            detail.withArray(list);
        }
        return detail;
    }

    private List<ContainerSpec.Volume> volumes() {
        List<ContainerSpec.Volume> volumes = new ArrayList<>();
        for (JsonNode volume : properties.path("volumes")) {
            volumes.add(new ContainerSpec.Volume(volume.path("name").asString(""), text(volume.path("host"), "sourcePath")));
        }
        return volumes;
    }

    private List<ContainerSpec.MountPoint> mountPoints() {
        List<ContainerSpec.MountPoint> points = new ArrayList<>();
        for (JsonNode point : properties.path("mountPoints")) {
            points.add(new ContainerSpec.MountPoint(point.path("sourceVolume").asString(""),
                    point.path("containerPath").asString(""), point.path("readOnly").asBoolean(false)));
        }
        return points;
    }

    private List<ContainerSpec.Ulimit> ulimits() {
        List<ContainerSpec.Ulimit> limits = new ArrayList<>();
        for (JsonNode limit : properties.path("ulimits")) {
            limits.add(new ContainerSpec.Ulimit(limit.path("name").asString(""), limit.path("softLimit").asInt(0),
                    limit.path("hardLimit").asInt(0)));
        }
        return limits;
    }

    private static Optional<String> text(JsonNode parent, String member) {
        return Optional.of(parent.path(member).asString("")).filter(text -> !text.isEmpty());
    }
}
