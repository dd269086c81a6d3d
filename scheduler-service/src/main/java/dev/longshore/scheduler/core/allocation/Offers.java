package dev.longshore.scheduler.core.allocation;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Memory;

/** The types of instances that environments may take, and what can be had of them. */
public final class Offers {

    private final Memory memory;

    public Offers(Memory memory) {
        this.memory = memory;
    }

    /** All that an environment may take, whether it can be had now or not. */
    public List<InstanceOffer> of(Environment environment) {
        ComputeEnvironmentDefined definition = environment.definition();
        TypeNames names = new TypeNames(definition.instanceTypes());
        List<InstanceOffer> all = definition.offers().isEmpty() ? memory.hostPool().offers() : definition.offers();
        return all.stream().filter(offer -> names.allow(offer.type())).toList();
    }

    /** Whether an environment may take something that is large enough, be it taken now. */
    public boolean hold(Environment environment, Resources needs) {
        return of(environment).stream().anyMatch(offer -> needs.fitsInto(offer.resources()));
    }

    /**
     * What an environment takes for such needs: of what is large enough, be it taken now, the types between which its strategy does not
     * choose, the best first. Empty when nothing is large enough.
     */
    public List<List<InstanceOffer>> ranked(Environment environment, Resources needs) {
        ComputeEnvironmentDefined definition = environment.definition();
        return new Ranking(definition.strategy(), new TypeNames(definition.instanceTypes()))
                .of(of(environment).stream().filter(offer -> needs.fitsInto(offer.resources())).toList());
    }

    /**
     * The largest instance that may be asked for now. Requests that were not answered yet may take what there was when it was last said: it
     * is not asked for twice.
     */
    public Resources free(InstanceOffer offer) {
        Resources requested = memory.instances().requested(offer.type());
        return requested.fitsInto(offer.largest()) ? offer.largest().minus(requested) : Resources.NONE;
    }

    /**
     * What a host from which instances of that type were cut has free beside them, for all that is known; nothing when the environment
     * would not take another of that type for such needs.
     */
    public Optional<Resources> freeBeside(Environment environment, Resources needs, String type) {
        List<InstanceOffer> taken = ranked(environment, needs).stream().flatMap(List::stream).toList();
        boolean isKnown = !type.equals(InstanceShape.HOST)
                && of(environment).stream().anyMatch(offer -> offer.type().equals(type));
        return taken.stream().filter(offer -> !isKnown || offer.type().equals(type)).map(this::free).reduce(Resources::most);
    }
}
