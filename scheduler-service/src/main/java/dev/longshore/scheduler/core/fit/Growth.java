package dev.longshore.scheduler.core.fit;

import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.allocation.Offers;
import dev.longshore.scheduler.core.reason.Obstacle;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Fleet;
import dev.longshore.scheduler.core.state.Memory;

/** What an environment could still grow by, and what keeps it from growing. */
public final class Growth {

    private final Memory memory;
    private final Offers offers;

    public Growth(Memory memory, Offers offers) {
        this.memory = memory;
        this.offers = offers;
    }

    /** Of which types it could be. */
    public Offers offers() {
        return offers;
    }

    /** Whether what an instance of that type leaves on its host may become one for such needs. */
    public boolean wouldTake(Arn environment, Resources needs, String type) {
        return memory.environment(environment).filter(known -> offers.wouldTake(known, needs, type)).isPresent();
    }

    /** Whether a launch failed for an environment and none has succeeded since. */
    public boolean isInTrouble(Arn environment) {
        return memory.environment(environment).filter(known -> known.trouble().isPresent()).isPresent();
    }

    /**
     * Why no instance for such needs can be asked for now; nothing when one can.
     *
     * @param environment one of a queue's
     */
    public Optional<Obstacle> obstacle(Arn environment, Resources needs) {
        Optional<Environment> known = memory.environment(environment);
        if (known.isEmpty()) {
            return Optional.of(new Obstacle.Unknown(environment));
        }
        return obstacle(known.get(), needs);
    }

    private Optional<Obstacle> obstacle(Environment environment, Resources needs) {
        Arn arn = environment.arn();
        Vcpus maximum = environment.definition().maxVcpus();
        if (!environment.definition().enabled()) {
            return Optional.of(new Obstacle.Disabled(arn));
        }
        if (needs.vcpus().compareTo(maximum) > 0) {
            return Optional.of(new Obstacle.TooSmall(arn, maximum));
        }
        Optional<Obstacle> coming = coming(environment, needs);
        if (coming.isPresent()) {
            return coming;
        }
        if (needs.vcpus().compareTo(left(environment)) > 0) {
            return Optional.of(new Obstacle.AtMaximum(arn, memory.instances().fleet(arn).vcpus(), maximum));
        }
        return hostsObstacle(environment, needs);
    }

    private Optional<Obstacle> hostsObstacle(Environment environment, Resources needs) {
        Arn arn = environment.arn();
        if (memory.hostPool().hasNoHost()) {
            return Optional.of(new Obstacle.NoHost(arn));
        }
        if (!environment.mayLaunch()) {
            String reason = environment.trouble().map(Environment.LaunchTrouble::reason).orElse("");
            return Optional.of(new Obstacle.LaunchFailing(arn, reason));
        }
        List<InstanceOffer> choices = offers.taken(environment, needs);
        return choices.stream().anyMatch(offer -> needs.fitsInto(offers.free(offer)))
                ? Optional.empty()
                : Optional.of(taken(environment, needs, choices));
    }

    private Obstacle taken(Environment environment, Resources needs, List<InstanceOffer> choices) {
        if (choices.isEmpty()) {
            return new Obstacle.NoTypeFits(environment.arn());
        }
        boolean isChoosy = offers.of(environment).stream().anyMatch(offer -> needs.fitsInto(offers.free(offer)));
        return isChoosy
                ? new Obstacle.BestFitTaken(environment.arn(), choices.stream().map(InstanceOffer::type).toList())
                : new Obstacle.HostsTaken(environment.arn(),
                        choices.stream().map(InstanceOffer::largest).reduce(Resources.NONE, Resources::most));
    }

    private Optional<Obstacle> coming(Environment environment, Resources needs) {
        Fleet fleet = memory.instances().fleet(environment.arn());
        return fleet.coming().entrySet().stream().filter(instance -> needs.fitsInto(instance.getValue())).map(Entry::getKey)
                .findFirst().map((InstanceId instance) -> new Obstacle.InstanceComing(environment.arn(), instance));
    }

    /** What an environment may still grow by. */
    public Vcpus left(Environment environment) {
        Vcpus maximum = environment.definition().maxVcpus();
        Vcpus present = memory.instances().fleet(environment.arn()).vcpus();
        return present.compareTo(maximum) < 0 ? maximum.minus(present) : Vcpus.ZERO;
    }
}
