package dev.longshore.scheduler.core.reason;

import java.util.List;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;

/** Why a job cannot be placed in one compute environment now. */
public sealed interface Obstacle {

    Arn environment();

    /** Nothing was heard of the environment yet. */
    record Unknown(Arn environment) implements Obstacle {}

    record Disabled(Arn environment) implements Obstacle {}

    /** Even empty it could not hold the job. */
    record TooSmall(Arn environment, Vcpus maximum) implements Obstacle {}

    /** It would have more vCPUs than it may. */
    record AtMaximum(Arn environment, Vcpus present, Vcpus maximum) implements Obstacle {}

    /** An instance with room is on its way. */
    record InstanceComing(Arn environment, InstanceId instance) implements Obstacle {}

    /** No host is registered. */
    record NoHost(Arn environment) implements Obstacle {}

    /** The hosts are taken; the largest slice that is free is smaller than what is needed. */
    record HostsTaken(Arn environment, Resources largestFree) implements Obstacle {}

    /** The strategy takes nothing but these types, the cheapest that fit, of which none is free; others are. */
    record BestFitTaken(Arn environment, List<String> types) implements Obstacle {

        public BestFitTaken {
            types = List.copyOf(types);
        }
    }

    /** None of the types that it may use is large enough. */
    record NoTypeFits(Arn environment) implements Obstacle {}

    /** An instance could not be launched; {@code reason} is the provisioner's. */
    record LaunchFailing(Arn environment, String reason) implements Obstacle {}
}
