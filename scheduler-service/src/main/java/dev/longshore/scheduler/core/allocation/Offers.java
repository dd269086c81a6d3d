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
        TypeNames names = new TypeNames(environment.definition().instanceTypes());
        return all(environment).stream().filter(offer -> names.allow(offer.type())).toList();
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

    /** The same without a break between the ranks. */
    public List<InstanceOffer> taken(Environment environment, Resources needs) {
        return ranked(environment, needs).stream().flatMap(List::stream).toList();
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
        return ofHosts(environment, needs, type).stream().map(this::free).reduce(Resources::most);
    }

    /** Whether what an instance of that type leaves on its host may become one that the environment takes for such needs. */
    public boolean wouldTake(Environment environment, Resources needs, String type) {
        return !ofHosts(environment, needs, type).isEmpty();
    }

    /**
     * Of what an environment takes for such needs, what hosts are offered as from which instances of that type are cut: all of it where
     * such hosts are not told apart.
     */
    public List<InstanceOffer> ofHosts(Environment environment, Resources needs, String type) {
        boolean isKnown = !type.equals(InstanceShape.HOST)
                && all(environment).stream().anyMatch(offer -> offer.type().equals(type));
        return taken(environment, needs).stream().filter(offer -> !isKnown || offer.type().equals(type)).toList();
    }

    /** Whatever the environment names. */
    private List<InstanceOffer> all(Environment environment) {
        List<InstanceOffer> own = environment.definition().offers();
        return own.isEmpty() ? memory.hostPool().offers() : own;
    }
}
