package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;

import static java.util.Objects.requireNonNull;

/** A job queue, as last defined. */
public record Queue(JobQueueDefined definition) implements Entity {

    static final String PREFIX = "queue/";

    public Queue {
        requireNonNull(definition, "definition");
    }

    public Arn arn() {
        return definition.arn();
    }

    @Override
    public String key() {
        return PREFIX + arn();
    }
}
