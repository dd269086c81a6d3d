package dev.longshore.gateway.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentSizes;
import dev.longshore.contracts.query.SchedulerQuery.HowLarge;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.question.Questions;
import dev.longshore.gateway.resource.Resource;

/** How many vCPUs environments have at the moment, as the schedulers know it. */
@Component
class Sizes {

    static final String RESOURCES = "computeResources";
    static final String DESIRED = "desiredvCpus";

    private static final int MILLIS = 1_000;

    private final Questions questions;

    Sizes(Questions questions) {
        this.questions = questions;
    }

    /** Whole vCPUs of those of which AWS shows them, as far as they can be had within a moment. One that is new has none. */
    Map<Arn, Integer> of(List<Resource> environments) {
        Map<Integer, List<Arn>> byCell = environments.stream()
                .filter(environment -> environment.document().path(RESOURCES).has(DESIRED))
                .filter(environment -> !environment.status().equals(Resource.CREATING))
                .collect(Collectors.groupingBy(Resource::cell,
                        Collectors.mapping(environment -> environment.id().arn(), Collectors.toList())));
        Map<Integer, Questions.Wording> wordings = new HashMap<>();
        byCell.forEach((cell, arns) -> wordings.put(cell, (id, partition) -> new HowLarge(id, partition, arns)));
        Map<Arn, Integer> vcpus = new HashMap<>();
        questions.ask(wordings).values().forEach(answer -> {
            if (answer instanceof EnvironmentSizes sizes) {
                sizes.vcpuMillis().forEach((arn, millis) -> vcpus.put(arn, Math.ceilDiv(millis, MILLIS)));
            }
        });
        return vcpus;
    }

    /** What is shown is never outside of the environment's bounds, though it may be for a moment. */
    static int between(JsonNode resources, int vcpus) {
        int least = resources.path("minvCpus").asInt(0);
        return Math.clamp(vcpus, least, Math.max(least, resources.path("maxvCpus").asInt()));
    }
}
