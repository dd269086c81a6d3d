package dev.longshore.scheduler.core.fairshare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/**
 * What a queue keeps free for shares that have nothing: {@code computeReservation} per cent of what its environments may have, to the
 * power of the number of its active shares; of an unmanaged environment, of what its user says that it has. A share of which nothing runs may take of it, so that no job is too large for what is left.
 * Counted down as jobs start.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html">AWS Batch API reference,
 *      FairsharePolicy</a>
 */
public final class ShareReserve {

    private final Memory memory;
    private final Queue queue;
    private final long maximumMillis;
    private final long keptMillis;
    private final Set<String> started = new TreeSet<>();
    private long startedMillis;

    public ShareReserve(Memory memory, Queue queue, int activeShares) {
        this.memory = memory;
        this.queue = queue;
        List<Environment> environments = queue.definition().computeEnvironments().stream()
                .flatMap(arn -> memory.environment(arn).stream()).toList();
        this.maximumMillis = environments.stream().mapToLong(ShareReserve::maximumMillis).sum();
        long reservableMillis = environments.stream().mapToLong(ShareReserve::reservableMillis).sum();
        double fraction = StrictMath.pow(percent(memory, queue) / 100.0, activeShares);
        this.keptMillis = (long) (reservableMillis * fraction);
    }

    /** Where nothing can be reserved, there is no other maximum. */
    private static long maximumMillis(Environment environment) {
        long reservable = reservableMillis(environment);
        return reservable == 0 ? environment.definition().maxVcpus().millis() : reservable;
    }

    private static long reservableMillis(Environment environment) {
        return environment.definition().reservable().orElse(environment.definition().maxVcpus()).millis();
    }

    /** Why nobody with that ask may start now. */
    public Optional<WaitReason> reached(Ask ask) {
        if (keptMillis == 0 || hasNothing(ask.share())) {
            return Optional.empty();
        }
        long used = memory.shareLoads().of(queue.arn()).vcpuMillis() + startedMillis;
        return used + millis(ask) <= maximumMillis - keptMillis
                ? Optional.empty()
                : Optional.of(new WaitReason.KeptForOtherShares(vcpus(used), vcpus(keptMillis), vcpus(maximumMillis)));
    }

    /** So many with that ask are to start, which memory does not know of yet. */
    public void count(Ask ask, int jobs) {
        startedMillis += jobs * millis(ask);
        started.add(ask.share());
    }

    private boolean hasNothing(String share) {
        return memory.shareLoads().of(queue.arn(), share).running() == 0 && !started.contains(share);
    }

    private static int percent(Memory memory, Queue queue) {
        return queue.definition().schedulingPolicy().flatMap(memory::sharePolicy)
                .map(policy -> policy.definition().computeReservation()).orElse(0);
    }

    private static long millis(Ask ask) {
        return (long) ask.demand().perNode().vcpus().millis() * ask.demand().nodes();
    }

    private static Vcpus vcpus(long millis) {
        return new Vcpus((int) Math.min(millis, Integer.MAX_VALUE));
    }
}
