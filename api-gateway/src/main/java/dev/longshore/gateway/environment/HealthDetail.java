package dev.longshore.gateway.environment;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Resource;

/** The health of one environment as it is shown: in one word, and in numbers. */
final class HealthDetail {

    private static final double MILLIS = 1_000.0;

    private HealthDetail() {}

    /** What a scheduler has seen of it. */
    record Seen(Instant at, EnvironmentHealth health) {}

    /** @param seen null where no scheduler has answered, or does not know it yet */
    static ObjectNode of(Resource environment, Seen seen) {
        ObjectNode detail = Json.object().put("computeEnvironmentName", environment.id().name())
                .put("computeEnvironmentArn", environment.id().arn().toString())
                .put("state", environment.document().path("state").asString("ENABLED")).put("status", environment.status());
        environment.statusReason().ifPresent(reason -> detail.put("statusReason", reason));
        detail.put("health", word(environment, seen));
        JsonNode resources = environment.document().path(Sizes.RESOURCES);
        if (resources.has("maxvCpus")) {
            detail.put("minvCpus", resources.path("minvCpus").asInt(0)).put("maxvCpus", resources.path("maxvCpus").asInt());
        }
        if (seen != null) {
            describe(seen, detail);
        }
        return detail;
    }

    private static String word(Resource environment, Seen seen) {
        if (environment.document().path("state").asString("").equals("DISABLED")) {
            return "DISABLED";
        }
        if (environment.status().equals("INVALID")) {
            return "INVALID";
        }
        if (seen == null) {
            return "UNKNOWN";
        }
        return seen.health().trouble().isPresent() ? "LAUNCHES_FAIL" : "HEALTHY";
    }

    private static void describe(Seen seen, ObjectNode detail) {
        EnvironmentHealth health = seen.health();
        detail.put("asOf", seen.at().toEpochMilli()).put("vcpus", health.vcpuMillis() / MILLIS)
                .put("takenVcpus", health.takenVcpuMillis() / MILLIS);
        detail.putObject("instances").put("ready", health.ready()).put("coming", health.coming()).put("leaving",
                health.leaving());
        health.trouble().ifPresent(trouble -> {
            ObjectNode told = detail.putObject("launchTrouble").put("reason", trouble.reason()).put("failures",
                    trouble.failures());
            trouble.retryAt().ifPresent(at -> told.put("retryAt", at.toEpochMilli()));
        });
    }
}
