package dev.longshore.provisioner.environment;

import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;

/** Says of each definition of a compute environment whether instances can be made for it. */
public final class EnvironmentCheck {

    /** As AWS words it in {@code statusReason}. */
    private static final String HEALTHY = "ComputeEnvironment Healthy";

    private EnvironmentCheck() {}

    /** The host pool provides for any environment; hosts may come later. */
    public static ResourceStatusChanged judge(ComputeEnvironmentDefined environment) {
        return new ResourceStatusChanged(environment.arn(), environment.uuid(), environment.revision(), ResourceStatus.VALID,
                HEALTHY);
    }
}
