package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
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
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;
import dev.longshore.contracts.resource.TimeLimitAction;

/** Random work on a random cell with random misfortune: the same for the same seed. */
final class Scenario {

    /** Few, so that jobs which ask for the same meet. */
    private static final int[] MEMORY = {100, 300, 800, 2_000};
    private static final int[] SIZES = {2, 7, 40, 100};
    /** Within which jobs are submitted. */
    private static final Duration ARRIVALS = Duration.ofSeconds(110);

    private final World world;
    private final boolean quiet;
    private final HostTypes types;
    private final List<TimeLimitAction> limits;
    private final Random random;
    private final Cluster cluster;
    private final List<JobSubmitted> jobs = new ArrayList<>();

    /**
     * @param quiet whether nothing happens that changes how jobs end, if not when
     * @param limits of both queues
     * @param types which the environments name
     */
    Scenario(World world, boolean quiet, List<TimeLimitAction> limits, HostTypes types) {
        this.limits = limits;
        this.types = types;
        this.world = world;
        this.quiet = quiet;
        this.random = world.timeline().random();
        this.cluster = Cluster.any(random);
    }

    void begin() {
        Misfortunes misfortunes = new Misfortunes(world);
        cluster.addTo(world, random);
        define();
        submit(5 + random.nextInt(12), misfortunes);
        if (quiet) {
            misfortunes.befallExecutorsBriefly();
        } else {
            misfortunes.befallHosts();
        }
        world.timeline().in(Misfortunes.TROUBLE, misfortunes::end);
    }

    /** A Poisson process. */
    private void submit(int jobCount, Misfortunes misfortunes) {
        double seconds = 0;
        for (int i = 0; i < jobCount; i++) {
            seconds -= Math.log(1 - random.nextDouble()) * ARRIVALS.toSeconds() / jobCount;
            JobSubmitted job = job(i);
            jobs.add(job);
            world.timeline().in(Duration.ofMillis((long) (1000 * Math.min(seconds, ARRIVALS.toSeconds()))),
                    () -> world.gateway().submit(job));
            if (!quiet) {
                misfortunes.befall(job.job());
            }
        }
    }

    private void define() {
        Arn first = arn("compute-environment", "first");
        Arn second = arn("compute-environment", "second");
        say(new ComputeEnvironmentDefined(first, "uuid", 1, 0, true, Vcpus.of(random.nextInt(5)), cluster.maxVcpus(),
                types.named(), types.strategy(1), List.of()));
        say(new ComputeEnvironmentDefined(second, "uuid", 1, 0, true, Vcpus.ZERO, cluster.maxVcpus(), types.named(),
                types.strategy(2), List.of()));
        say(new ConsumableResourceDefined(arn("consumable-resource", "licence"), "uuid", 1, 0, 3, true));
        say(new ConsumableResourceDefined(arn("consumable-resource", "token"), "uuid", 1, 0, 10_000, false));
        Arn policy = arn("scheduling-policy", "fair");
        say(new SchedulingPolicyDefined(policy, "uuid", 1, Duration.ofSeconds(random.nextInt(3) * 60L), random.nextInt(60),
                List.of(new ShareWeight("share1", 0.5), new ShareWeight("share*", 2))));
        say(new JobQueueDefined(arn("job-queue", "low"), "uuid", 1, 0, true, 1, List.of(first, second),
                random.nextBoolean() ? Optional.of(policy) : Optional.empty(), limits, Optional.empty(), Optional.empty()));
        say(new JobQueueDefined(arn("job-queue", "high"), "uuid", 1, 0, true, 9, List.of(second), Optional.empty(), limits,
                oneIn(3, 8), oneIn(2, 3)));
    }

    private JobSubmitted job(int number) {
        JobId id = JobId.of(new UUID(number, random.nextLong()).toString());
        Optional<Integer> arraySize = random.nextInt(3) == 0
                ? Optional.of(SIZES[random.nextInt(SIZES.length)])
                : Optional.empty();
        Resources needs = needs(arraySize.isPresent() ? 2 : 6);
        Optional<Duration> timeout = random.nextInt(5) == 0 ? Optional.of(Duration.ofSeconds(15)) : Optional.empty();
        String queue = random.nextBoolean() ? "low" : "high";
        Optional<NodeGroup> nodes = nodes(arraySize);
        Workload workload = nodes.map(group -> group.workload(group.mainNode())).orElseGet(() -> container(needs));
        return new JobSubmitted(id, "job", arn("job-queue", queue), "definition-" + number % 3, world.now(), workload,
                strategy(), timeout,
                arraySize, dependencies(arraySize), Optional.empty(), terms(arraySize), nodes);
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

    /** Half of them ask for one of two usual sizes. */
    private Resources needs(int mostVcpus) {
        if (random.nextBoolean()) {
            return Resources.of(1 + random.nextInt(2), MEMORY[1]);
        }
        int gpus = cluster.gpus() > 0 && random.nextInt(4) == 0 ? 1 + random.nextInt(cluster.gpus()) : 0;
        return new Resources(Vcpus.of(1 + random.nextInt(mostVcpus)), new MemoryMib(MEMORY[random.nextInt(MEMORY.length)]),
                new Gpus(gpus));
    }

    private RetryStrategy strategy() {
        List<EvaluateOnExit> rules = List.of(
                new EvaluateOnExit(Action.EXIT, Optional.of("3"), Optional.empty(), Optional.empty()),
                new EvaluateOnExit(Action.RETRY, Optional.empty(), Optional.empty(), Optional.of("Host EC2*")),
                new EvaluateOnExit(Action.EXIT, Optional.empty(), Optional.of("CannotPull*"), Optional.empty()),
                new EvaluateOnExit(Action.RETRY, Optional.of("*"), Optional.empty(), Optional.empty()));
        int from = random.nextInt(rules.size());
        return new RetryStrategy(1 + random.nextInt(4), random.nextInt(3) == 0 ? rules.subList(from, rules.size()) : List.of());
    }

    private StartTerms terms(Optional<Integer> arraySize) {
        boolean sequential = arraySize.isPresent() && random.nextInt(3) == 0;
        return new StartTerms(oneIn(2, 3).map(share -> "share" + share), random.nextInt(3), sequential, random.nextInt(4) == 0,
                (quiet ? Optional.<Integer>empty() : oneIn(8, 200)).map(seconds -> world.now().plusSeconds(seconds)),
                consumables());
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

    private void say(Message message) {
        world.toScheduler("resources", Duration.ofSeconds(20), message);
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("us-east-1", "123456789012", kind, name);
    }
}
