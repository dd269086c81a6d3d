package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.NodeGroup.NodeRange;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;

/** Random work on a random cell with random misfortune: the same for the same seed. */
final class Scenario {

    static final Duration TROUBLE = Duration.ofMinutes(3);
    static final int MAX_VCPUS = 12;

    private final World world;
    private final Random random;
    private static final int[] SIZES = {2, 7, 40, 100};

    private final List<JobSubmitted> jobs = new ArrayList<>();

    Scenario(World world) {
        this.world = world;
        this.random = world.timeline().random();
    }

    void begin(int jobCount) {
        world.addHost("host-1", Resources.of(8, 8_000));
        world.addHost("host-2", Resources.of(8, 4_000));
        define();
        for (int i = 0; i < jobCount; i++) {
            JobSubmitted job = job(i);
            jobs.add(job);
            sometime(() -> world.gateway().submit(job));
            misfortune(job.job());
        }
        times(4, this::restartExecutor);
        times(2, this::loseHost);
        times(2, world.provisioner()::interruptOne);
        world.timeline().in(TROUBLE, this::calmDown);
    }

    private void define() {
        Arn first = arn("compute-environment", "first");
        Arn second = arn("compute-environment", "second");
        say(new ComputeEnvironmentDefined(first, "uuid", 1, 0, true, Vcpus.of(random.nextInt(3)), Vcpus.of(MAX_VCPUS),
                List.of()));
        say(new ComputeEnvironmentDefined(second, "uuid", 1, 0, true, Vcpus.ZERO, Vcpus.of(MAX_VCPUS), List.of()));
        say(new ConsumableResourceDefined(arn("consumable-resource", "licence"), "uuid", 1, 0, 3, true));
        say(new ConsumableResourceDefined(arn("consumable-resource", "token"), "uuid", 1, 0, 10_000, false));
        Arn policy = arn("scheduling-policy", "fair");
        say(new SchedulingPolicyDefined(policy, "uuid", 1, Duration.ofSeconds(random.nextInt(3) * 60L), random.nextInt(60),
                List.of(new ShareWeight("share1", 0.5), new ShareWeight("share*", 2))));
        say(new JobQueueDefined(arn("job-queue", "low"), "uuid", 1, 0, true, 1, List.of(first, second),
                random.nextBoolean() ? Optional.of(policy) : Optional.empty(), List.of(), Optional.empty(), Optional.empty()));
        say(new JobQueueDefined(arn("job-queue", "high"), "uuid", 1, 0, true, 9, List.of(second), Optional.empty(), List.of(),
                oneIn(3, 8), oneIn(2, 3)));
    }

    private JobSubmitted job(int number) {
        JobId id = JobId.of(new UUID(number, random.nextLong()).toString());
        Optional<Integer> arraySize = random.nextInt(3) == 0
                ? Optional.of(SIZES[random.nextInt(SIZES.length)])
                : Optional.empty();
        Resources needs = Resources.of(1 + random.nextInt(arraySize.isPresent() ? 2 : 6), 100L * (1 + random.nextInt(20)));
        Optional<Duration> timeout = random.nextInt(5) == 0 ? Optional.of(Duration.ofSeconds(15)) : Optional.empty();
        String queue = random.nextBoolean() ? "low" : "high";
        return new JobSubmitted(id, "job", arn("job-queue", queue), "definition", world.now(),
                container(needs), new RetryStrategy(1 + random.nextInt(4), List.of()), timeout,
                arraySize, dependencies(arraySize), Optional.empty(), terms(arraySize), nodes(arraySize));
    }

    private Optional<NodeGroup> nodes(Optional<Integer> arraySize) {
        if (arraySize.isPresent() || random.nextInt(4) > 0) {
            return Optional.empty();
        }
        NodeRange first = new NodeRange(0, 0, container(Resources.of(1 + random.nextInt(2), 300)));
        NodeRange others = new NodeRange(1, 1 + random.nextInt(2), container(Resources.of(1, 500)));
        return Optional.of(new NodeGroup(random.nextInt(2), List.of(first, others)));
    }

    private static ContainerSpec container(Resources needs) {
        return ContainerSpec.of("busybox", List.of("true"), needs);
    }

    private StartTerms terms(Optional<Integer> arraySize) {
        boolean sequential = arraySize.isPresent() && random.nextInt(3) == 0;
        return new StartTerms(oneIn(2, 3).map(share -> "share" + share), random.nextInt(3), sequential, random.nextInt(4) == 0,
                oneIn(8, 200).map(seconds -> world.now().plusSeconds(seconds)), consumables());
    }

    private List<ConsumableNeed> consumables() {
        return Stream.of("licence", "token").filter(name -> random.nextInt(6) == 0)
                .map(name -> new ConsumableNeed(arn("consumable-resource", name), 1L + random.nextInt(3))).toList();
    }

    /** Now and then a number from 1 on. */
    private Optional<Integer> oneIn(int times, int most) {
        return random.nextInt(times) == 0 ? Optional.of(1 + random.nextInt(most)) : Optional.empty();
    }

    private List<JobDependency> dependencies(Optional<Integer> arraySize) {
        if (jobs.isEmpty() || random.nextInt(3) > 1) {
            return List.of();
        }
        return random.ints(1 + random.nextInt(2), 0, jobs.size()).mapToObj(jobs::get).map(job -> dependency(job, arraySize))
                .distinct().toList();
    }

    private JobDependency dependency(JobSubmitted other, Optional<Integer> arraySize) {
        boolean fits = arraySize.isPresent() && arraySize.equals(other.arraySize());
        return switch (random.nextInt(4)) {
            case 0 -> JobDependency.on(other.job(), Optional.empty());
            case 1 -> JobDependency.on(other.arraySize().isPresent() ? other.job().child(random.nextInt(2)) : other.job(),
                    Optional.empty());
            default -> new JobDependency(other.job(), fits ? Kind.N_TO_N : Kind.WHOLE, Optional.empty(), List.of());
        };
    }

    private void misfortune(JobId job) {
        switch (random.nextInt(12)) {
            case 0 -> sometime(() -> world.gateway().cancel(job));
            case 1 -> sometime(() -> world.gateway().terminate(job));
            case 2 -> sometime(() -> world.gateway().terminate(job.child(random.nextInt(3))));
            case 4 -> sometime(() -> world.gateway().terminate(job.node(2)));
            case 3 -> sometime(() -> world.gateway().cancel(job.child(random.nextInt(3))));
            default -> {
            }
        }
    }

    private void restartExecutor() {
        FakeExecutor executor = any();
        if (executor.isUp()) {
            executor.stop();
            world.timeline().in(world.timeline().upTo(Duration.ofSeconds(50)), () -> {
                if (!executor.isUp()) {
                    executor.start();
                }
            });
        }
    }

    private void loseHost() {
        FakeExecutor executor = any();
        if (!executor.isUp()) {
            return;
        }
        executor.goDown();
        boolean noticed = random.nextBoolean();
        if (noticed) {
            world.provisioner().withdraw(executor);
        }
        world.timeline().in(world.timeline().upTo(Duration.ofMinutes(1)), () -> {
            if (!executor.isUp()) {
                executor.start();
            }
            if (noticed) {
                world.provisioner().register(executor, Resources.of(8, 6_000));
            }
        });
    }

    private void calmDown() {
        world.calmDown();
        world.executors().stream().filter(executor -> !executor.isUp()).forEach(FakeExecutor::start);
    }

    private FakeExecutor any() {
        return world.executors().get(random.nextInt(world.executors().size()));
    }

    private void times(int most, Runnable what) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            sometime(what);
        }
    }

    private void sometime(Runnable what) {
        Instant when = world.now().plus(world.timeline().upTo(TROUBLE.minusSeconds(70)));
        world.timeline().at(when, what);
    }

    private void say(Message message) {
        world.toScheduler("resources", Duration.ofSeconds(20), message);
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("us-east-1", "123456789012", kind, name);
    }
}
