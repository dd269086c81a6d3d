package dev.longshore.scheduler.core.state;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;

/**
 * What is free on the instances that take placements, those with the fewest free vCPUs first, of these the ones with the least memory.
 *
 * <p>In meaning one who looks for room walks along all of them. Those who have the vCPUs but too little memory are skipped together, so
 * that many instances which are almost full cost no more than one.
 */
final class Vacancies {

    private static final Comparator<InstanceId> BY_ID = Comparator.nullsFirst(Comparator.naturalOrder());

    private final NavigableSet<Vacancy> vacancies = new TreeSet<>();

    /** @param instance none for a place in the order, before all where as much is free */
    record Vacancy(int vcpuMillis, long mebibytes, int gpus, Instance instance) implements Comparable<Vacancy> {

        static Vacancy of(Resources free, Instance instance) {
            return new Vacancy(free.vcpus().millis(), free.memory().mebibytes(), free.gpus().count(), instance);
        }

        @Override
        public int compareTo(Vacancy other) {
            int order = Integer.compare(vcpuMillis, other.vcpuMillis);
            order = order != 0 ? order : Long.compare(mebibytes, other.mebibytes);
            order = order != 0 ? order : Integer.compare(gpus, other.gpus);
            return order != 0 ? order : BY_ID.compare(id(), other.id());
        }

        private InstanceId id() {
            return instance == null ? null : instance.id();
        }
    }

    void add(Instance instance, Resources free) {
        vacancies.add(Vacancy.of(free, instance));
    }

    void remove(Instance instance, Resources free) {
        vacancies.remove(Vacancy.of(free, instance));
    }

    /** The first that is large enough, or null. */
    Vacancy first(Resources needs) {
        return largeEnough(vacancies.ceiling(Vacancy.of(needs, null)), needs);
    }

    /** The next that is large enough, or null. */
    Vacancy next(Vacancy before, Resources needs) {
        return largeEnough(vacancies.higher(before), needs);
    }

    Stream<Vacancy> emptiestFirst() {
        return vacancies.descendingSet().stream();
    }

    private Vacancy largeEnough(Vacancy from, Resources needs) {
        long mebibytes = needs.memory().mebibytes();
        int gpus = needs.gpus().count();
        Vacancy vacancy = from;
        while (vacancy != null && (vacancy.mebibytes() < mebibytes || vacancy.gpus() < gpus)) {
            vacancy = vacancies.ceiling(new Vacancy(vacancy.vcpuMillis(), Math.max(vacancy.mebibytes(), mebibytes), gpus, null));
        }
        return vacancy;
    }
}
