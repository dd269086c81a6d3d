package dev.longshore.gateway.job;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.Workload;

/** Of a job that has one. */
public final class TheContainer {
    private TheContainer() {}

    public static ContainerSpec of(Workload workload) {
        return (ContainerSpec) workload;
    }
}
