package dev.longshore.gateway.job.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.gateway.api.ClientException;

/**
 * What a container asks for: {@code resourceRequirements} by type, and the deprecated members {@code vcpus} and {@code memory}.
 *
 * @param byType the values as they came, keyed by VCPU, MEMORY, GPU
 */
record Requirements(Map<String, String> byType, Optional<Integer> legacyVcpus, Optional<Integer> legacyMemory) {

    private static final String VCPU = "VCPU";
    private static final String MEMORY = "MEMORY";
    private static final String GPU = "GPU";

    static Requirements read(JsonNode container) {
        Map<String, String> byType = new LinkedHashMap<>();
        for (JsonNode requirement : container.path("resourceRequirements")) {
            byType.put(requirement.path("type").asString(), requirement.path("value").asString());
        }
        return new Requirements(byType, number(container, "vcpus"), number(container, "memory"));
    }

    /** These, where {@code overrides} does not say otherwise. */
    Requirements overriddenBy(Requirements overrides) {
        if (conflicts(VCPU, overrides.legacyVcpus) || conflicts(MEMORY, overrides.legacyMemory)) {
            throw new ClientException("This value was submitted in a deprecated key and may conflict with the value provided by"
                    + " the job definition's resource requirements.");
        }
        Map<String, String> merged = new LinkedHashMap<>(byType);
        merged.putAll(overrides.byType);
        return new Requirements(merged, overrides.legacyVcpus.or(() -> legacyVcpus).filter(_ -> !merged.containsKey(VCPU)),
                overrides.legacyMemory.or(() -> legacyMemory).filter(_ -> !merged.containsKey(MEMORY)));
    }

    private boolean conflicts(String type, Optional<Integer> legacyOverride) {
        return legacyOverride.isPresent() && byType.containsKey(type);
    }

    /** As amounts; they were checked when they came. */
    Resources toResources() {
        return new Resources(Vcpus.parse(amount(VCPU, legacyVcpus)), new MemoryMib(Long.parseLong(amount(MEMORY, legacyMemory))),
                new Gpus(Integer.parseInt(amount(GPU, Optional.empty()))));
    }

    private String amount(String type, Optional<Integer> legacy) {
        String value = byType.get(type);
        return value == null ? legacy.map(String::valueOf).orElse("0") : value;
    }

    /** In the place of what the container said. */
    void write(ObjectNode container) {
        container.remove(List.of("vcpus", "memory"));
        ArrayNode list = container.putArray("resourceRequirements");
        byType.forEach((type, value) -> list.addObject().put("value", value).put("type", type));
        legacyVcpus.ifPresent(value -> container.put("vcpus", value));
        legacyMemory.ifPresent(value -> container.put("memory", value));
    }

    private static Optional<Integer> number(JsonNode container, String member) {
        JsonNode value = container.path(member);
        return value.isIntegralNumber() ? Optional.of(value.asInt()) : Optional.empty();
    }
}
