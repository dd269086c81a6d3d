package dev.longshore.store.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.index.CollectionIndex;

/**
 * Chooses how to find documents: by the index that has the fewest entries to look at; for a query of alternatives that no single index
 * serves, by one index for each; else by looking at every document.
 */
public final class Planner {

    private final Collection<CollectionIndex> indexes;
    private final SortOrder sort;
    private final int wanted;

    private Planner(Collection<CollectionIndex> indexes, SortOrder sort, int wanted) {
        this.indexes = indexes;
        this.sort = sort;
        this.wanted = wanted;
    }

    /**
     * @param wanted how many matches are enough; 0 for all
     * @param indexes of one collection
     */
    public static Plan plan(Document query, SortOrder sort, int wanted, Collection<CollectionIndex> indexes) {
        Planner planner = new Planner(indexes, sort, wanted);
        return planner.ofOneIndex(query)
                .or(() -> planner.ofAlternatives(query))
                .orElse(new Plan.Scan(sort.isEmpty()));
    }

    private Optional<Plan> ofOneIndex(Document query) {
        Conditions conditions = Conditions.of(query);
        List<Plan.OfIndex> plans = new ArrayList<>(indexes.size());
        for (CollectionIndex index : indexes) {
            Plan.OfIndex plan = new IndexMatch(index, conditions, sort).plan();
            if (plan != null && plan.leadsToOneAtMost()) {
                return Optional.of(plan);
            }
            if (plan != null) {
                plans.add(plan);
            }
        }
        if (plans.size() <= 1) {
            return plans.stream().findFirst().map(plan -> plan);
        }
        List<Candidate> candidates = plans.stream().map(plan -> new Candidate(plan, plan.entries())).toList();
        int matches = candidates.stream().mapToInt(Candidate::entries).min().orElseThrow();
        return candidates.stream().min(Comparator.comparingDouble(candidate -> cost(candidate, matches))).map(Candidate::plan);
    }

    /**
     * Entries to look at. No more documents match than the most selective index has entries; a plan that yields the wanted order can
     * stop when it has seen enough of them, and will find them evenly spread for all anybody knows.
     */
    private double cost(Candidate candidate, int matches) {
        boolean stopsEarly = wanted > 0 && candidate.plan.isSorted();
        double untilEnough = matches == 0 ? candidate.entries : (double) wanted * candidate.entries / matches;
        return stopsEarly ? Math.min(candidate.entries, untilEnough) : candidate.entries;
    }

    private Optional<Plan> ofAlternatives(Document query) {
        if (!(query.get("$or") instanceof Collection<?> alternatives)) {
            return Optional.empty();
        }
        List<Plan.Indexed> plans = alternatives.stream()
                .map(alternative -> plan((Document) alternative, SortOrder.none(), 0, indexes)).<Plan.Indexed>mapMulti(
                        (plan, indexed) -> {
                            if (plan instanceof Plan.Indexed each) {
                                indexed.accept(each);
                            }
                        })
                .toList();
        return plans.size() == alternatives.size() && !plans.isEmpty()
                ? Optional.of(new Plan.AnyOf(plans, sort.isEmpty()))
                : Optional.empty();
    }

    private record Candidate(Plan.OfIndex plan, int entries) {}
}
