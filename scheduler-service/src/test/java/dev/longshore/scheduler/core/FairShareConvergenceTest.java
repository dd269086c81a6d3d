package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** While everything is taken, what shares get converges to the inverse of their weights, whatever their jobs are like. */
class FairShareConvergenceTest {

    private static final Arn POLICY = Arn.batch("us-east-1", "123456789012", "scheduling-policy", "fair");
    private static final Map<String, Double> WEIGHTS = new TreeMap<>(Map.of("a", 1.0, "b", 0.5, "c", 0.25));
    private static final int ENDS = 6_000;

    private final TestCell cell = TestCell.withVcpus(32);
    private final PriorityQueue<Work> ends = new PriorityQueue<>(Comparator.comparing(Work::end).thenComparing(Work::job));
    private final Map<JobId, Work> submitted = new TreeMap<>();
    private final Map<String, Double> got = new TreeMap<>();
    private int number;

    /** A job that keeps so many vCPUs busy for that long. */
    private record Work(JobId job, String share, int vcpus, Duration duration, Instant end) {}

    @ParameterizedTest(name = "shareDecaySeconds {0}")
    @ValueSource(ints = {0, 3_600, 86_400})
    void shares_get_the_inverse_of_their_weights(int decaySeconds) {
        Random random = new Random(decaySeconds);
        cell.defineEnvironment("pool", 32, 32);
        cell.receive(
                new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofSeconds(decaySeconds), 0,
                        WEIGHTS.entrySet().stream().map(entry -> new ShareWeight(entry.getKey(), entry.getValue())).toList()),
                AQueue.named("main").sharedBy(POLICY).definition());
        WEIGHTS.keySet().forEach(share -> random.ints(40).forEach(ignored -> submit(share, random)));
        cell.launchAll();
        for (int i = 0; i < ENDS; i++) {
            take();
            endNext(random, i > ENDS / 4);
        }

        double all = got.values().stream().mapToDouble(amount -> amount).sum();
        assertThat(List.of(got.get("a") / all * 7, got.get("b") / all * 7, got.get("c") / all * 7))
                .satisfiesExactly(a -> assertThat(a).isCloseTo(1, within(0.05)),
                        b -> assertThat(b).isCloseTo(2, within(0.1)), c -> assertThat(c).isCloseTo(4, within(0.2)));
    }

    /** Jobs of the three shares differ: those of one are small and short, those of another large and short, or small and long. */
    private void submit(String share, Random random) {
        int vcpus = share.equals("b") ? 1 + random.nextInt(8) : 1 + random.nextInt(2);
        int seconds = share.equals("c") ? 600 + random.nextInt(3_000) : 60 + random.nextInt(300);
        AJob job = AJob.named("job-" + number++).ofShare(share).needing(vcpus, 10);
        submitted.put(job.id(), new Work(job.id(), share, vcpus, Duration.ofSeconds(seconds), Instant.MAX));
        cell.submit(job);
    }

    private void take() {
        for (JobPlaced placed : cell.take(JobPlaced.class)) {
            Work work = submitted.remove(placed.attempt().job());
            ends.add(new Work(work.job(), work.share(), work.vcpus(), work.duration(), cell.now().plus(work.duration())));
        }
    }

    private void endNext(Random random, boolean counts) {
        Work next = ends.poll();
        cell.pass(Duration.between(cell.now(), next.end()));
        cell.exits(next.job(), 0);
        if (counts) {
            got.merge(next.share(), next.vcpus() * (double) next.duration().toSeconds(), Double::sum);
        }
        submit(next.share(), random);
    }
}
