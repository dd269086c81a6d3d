package dev.longshore.contracts.job;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.longshore.contracts.capacity.Resources;

/**
 * What an attempt runs on its instance, with overrides and parameters already merged: one container, or the several of a task
 * or a pod.
 *
 * <p>On the wire it has no type name: a task is what has containers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public sealed interface Workload permits ContainerSpec, TaskSpec {

    /** What it takes of its instance in all. */
    Resources resources();
}
