package dev.longshore.scheduler.core.state;

import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

/** The key of an entity, taken apart. */
sealed interface EntityKey {

    record OfCell() implements EntityKey {}

    record OfHostPool() implements EntityKey {}

    record OfQueue(Arn arn) implements EntityKey {}

    record OfEnvironment(Arn arn) implements EntityKey {}

    record OfSharePolicy(Arn arn) implements EntityKey {}

    record OfConsumable(Arn arn) implements EntityKey {}

    record OfShareUsage(Arn queue, String share) implements EntityKey {}

    record OfReservation(Arn queue) implements EntityKey {}

    record OfRunTimes(Arn definition) implements EntityKey {}

    record OfDeletedQueue(Arn arn) implements EntityKey {}

    record OfDeletedResource(Arn arn, String uuid) implements EntityKey {}

    record OfExecutor(ExecutorId id) implements EntityKey {}

    record OfInstance(InstanceId id) implements EntityKey {}

    record OfJobSpec(JobId job) implements EntityKey {}

    record OfJobProgress(JobId job) implements EntityKey {}

    record OfChildren(JobId array, int number) implements EntityKey {}

    static EntityKey of(Entity entity) {
        return switch (entity) {
            case Cell cell -> new OfCell();
            case HostPool pool -> new OfHostPool();
            case Queue queue -> new OfQueue(queue.arn());
            case Environment environment -> new OfEnvironment(environment.arn());
            case SharePolicy policy -> new OfSharePolicy(policy.arn());
            case Consumable consumable -> new OfConsumable(consumable.arn());
            case ShareUsage usage -> new OfShareUsage(usage.queue(), usage.share());
            case Reservation reservation -> new OfReservation(reservation.queue());
            case RunTimes times -> new OfRunTimes(times.definition());
            case DeletedQueue queue -> new OfDeletedQueue(queue.arn());
            case DeletedResource gone -> new OfDeletedResource(gone.arn(), gone.uuid());
            case Executor executor -> new OfExecutor(executor.id());
            case Instance instance -> new OfInstance(instance.id());
            case JobSpec spec -> new OfJobSpec(spec.job());
            case JobProgress progress -> new OfJobProgress(progress.job());
            case ChildrenProgress children -> new OfChildren(children.array(), children.number());
        };
    }

    /** Nothing for a text that is no key of an entity. */
    static Optional<EntityKey> parse(String key) {
        int slash = key.indexOf('/') + 1;
        String rest = key.substring(slash);
        return Optional.ofNullable(switch (key.substring(0, slash)) {
            case "" -> single(key);
            case Queue.PREFIX -> new OfQueue(Arn.parse(rest));
            case Environment.PREFIX -> new OfEnvironment(Arn.parse(rest));
            case SharePolicy.PREFIX -> new OfSharePolicy(Arn.parse(rest));
            case Consumable.PREFIX -> new OfConsumable(Arn.parse(rest));
            case ShareUsage.PREFIX -> ofShare(rest);
            case Reservation.PREFIX -> new OfReservation(Arn.parse(rest));
            case RunTimes.PREFIX -> new OfRunTimes(Arn.parse(rest));
            case DeletedQueue.PREFIX -> new OfDeletedQueue(Arn.parse(rest));
            case DeletedResource.PREFIX -> ofDeletedResource(rest);
            case Executor.PREFIX -> new OfExecutor(new ExecutorId(rest));
            case Instance.PREFIX -> new OfInstance(new InstanceId(rest));
            case JobProgress.PREFIX -> ofJob(rest);
            default -> null;
        });
    }

    private static EntityKey single(String key) {
        return switch (key) {
            case Cell.KEY -> new OfCell();
            case HostPool.KEY -> new OfHostPool();
            default -> null;
        };
    }

    private static EntityKey ofShare(String rest) {
        int queue = rest.lastIndexOf("/arn:");
        return new OfShareUsage(Arn.parse(rest.substring(queue + 1)), rest.substring(0, queue));
    }

    private static EntityKey ofDeletedResource(String rest) {
        int arn = rest.indexOf("/arn:");
        return new OfDeletedResource(Arn.parse(rest.substring(arn + 1)), rest.substring(0, arn));
    }

    private static EntityKey ofJob(String rest) {
        int children = rest.indexOf(ChildrenProgress.INFIX);
        if (children >= 0) {
            int number = Integer.parseInt(rest.substring(children + ChildrenProgress.INFIX.length()));
            return new OfChildren(JobId.of(rest.substring(0, children)), number);
        }
        if (rest.endsWith(JobSpec.SUFFIX)) {
            return new OfJobSpec(JobId.of(rest.substring(0, rest.length() - JobSpec.SUFFIX.length())));
        }
        return new OfJobProgress(JobId.of(rest));
    }
}
