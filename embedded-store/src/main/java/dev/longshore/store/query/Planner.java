package dev.longshore.store.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.index.CollectionIndex;

/**
 * Chooses how to find documents: the index that has the fewest entries to look at, as far as a short count can tell; among those with
 * many, the one with most fields fixed, then one that yields the order asked for; every document where no index helps.
 */
public final class Planner {

    private static final int COUNTED_UP_TO = 128;

    private Planner() {}

    /** @param indexes of one collection */
    public static Plan plan(Document query, SortOrder sort, Collection<CollectionIndex> indexes) {
        Conditions conditions = Conditions.of(query);
        List<Plan> plans = indexes.stream()
                .map(index -> new IndexMatch(index, conditions, sort).plan())
                .filter(Objects::nonNull)
                .toList();
        if (plans.isEmpty()) {
            return Plan.scan();
        }
        return plans.size() == 1 ? plans.getFirst() : best(plans);
    }

    private static Plan best(List<Plan> plans) {
        return plans.stream().filter(Plan::isUniqueHit).findFirst()
                .orElseGet(() -> plans.stream().map(Candidate::of).min(Candidate.BEST_FIRST).orElseThrow().plan);
    }

    private record Candidate(Plan plan, int estimate) {

        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::estimate)
                .thenComparing(candidate -> -candidate.plan.fixedFields())
                .thenComparing(candidate -> !candidate.plan.sorted());

        static Candidate of(Plan plan) {
            return new Candidate(plan, plan.estimate(COUNTED_UP_TO));
        }
    }
}
