package dev.longshore.gateway.environment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentHealths;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.question.Questions;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;

/** Our own addition to the API: how environments are doing, and why one gets no instances. What no scheduler answers is left out. */
@Component
final class ListEnvironmentHealth implements Operation {

    private final ResourceListing listing;
    private final Questions questions;

    ListEnvironmentHealth(ResourceListing listing, Questions questions) {
        this.listing = listing;
        this.questions = questions;
    }

    @Override
    public String name() {
        return "ListEnvironmentHealth";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return listing.describe(inRegion(request), name(), ResourceKind.COMPUTE_ENVIRONMENT, "computeEnvironments",
                this::describe);
    }

    /** A caller that signs its requests has a region already. */
    private static ApiRequest inRegion(ApiRequest request) {
        return new ApiRequest(request.requestId(), request.input().path("region").asString(request.region()), request.account(),
                request.principal(), request.invocationId(), request.input());
    }

    private List<ObjectNode> describe(List<Resource> found) {
        Map<Integer, List<Arn>> byCell = found.stream().collect(Collectors.groupingBy(Resource::cell,
                Collectors.mapping(environment -> environment.id().arn(), Collectors.toList())));
        Map<Integer, Questions.Wording> wordings = new HashMap<>();
        byCell.forEach((cell, arns) -> wordings.put(cell, (id, partition) -> new HowHealthy(id, partition, arns)));
        Map<Arn, HealthDetail.Seen> seen = new HashMap<>();
        questions.ask(wordings).values().forEach(answer -> {
            if (answer instanceof EnvironmentHealths(String _, Instant at, var environments)) {
                environments.forEach((arn, health) -> seen.put(arn, new HealthDetail.Seen(at, health)));
            }
        });
        return found.stream().map(environment -> HealthDetail.of(environment, seen.get(environment.id().arn()))).toList();
    }
}
