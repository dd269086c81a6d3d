package dev.longshore.gateway.resource;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of resources that other services are told about. */
public enum ResourceKind {
    COMPUTE_ENVIRONMENT("compute-environment"), JOB_QUEUE("job-queue"), SCHEDULING_POLICY(
            "scheduling-policy"), CONSUMABLE_RESOURCE("consumable-resource");

    private final String arnName;

    ResourceKind(String arnName) {
        this.arnName = arnName;
    }

    /** As it stands in ARNs. */
    public String arnName() {
        return arnName;
    }

    /** At the beginning of a sentence, such as {@code Job queue}. */
    String inWords() {
        return Character.toUpperCase(arnName.charAt(0)) + arnName.substring(1).replace('-', ' ');
    }

    static Optional<ResourceKind> ofArnName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.arnName.equals(name)).findFirst();
    }
}
