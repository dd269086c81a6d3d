package dev.longshore.scheduler.core.state;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Vacancies.Vacancy;

import static org.assertj.core.api.Assertions.assertThat;

class VacanciesTest {

    private final Vacancies vacancies = new Vacancies();

    @Test
    void the_fullest_that_are_large_enough_come_first_and_all_others_are_skipped() {
        offer(1, of(1, 500, 0));
        offer(2, of(1, 600, 0));
        offer(3, of(2, 100, 4));
        offer(4, of(2, 900, 0));
        offer(5, of(2, 900, 1));
        offer(6, of(2, 1000, 0));
        offer(7, of(4, 700, 2));

        assertThat(found(of(1, 600, 0))).containsExactly(id(2), id(4), id(5), id(6), id(7));
        assertThat(found(of(1, 100, 1))).containsExactly(id(3), id(5), id(7));
        assertThat(found(of(3, 701, 0))).isEmpty();
    }

    @Test
    void of_those_that_are_alike_the_smaller_id_comes_first_and_one_that_is_taken_away_is_gone() {
        offer(2, of(1, 500, 0));
        offer(1, of(1, 500, 0));
        offer(3, of(1, 500, 0));
        vacancies.remove(instance(2), of(1, 500, 0));

        assertThat(found(of(1, 500, 0))).containsExactly(id(1), id(3));
    }

    private List<InstanceId> found(Resources needs) {
        return Stream.iterate(vacancies.first(needs), found -> found != null, found -> vacancies.next(found, needs))
                .map(Vacancy::instance).map(Instance::id).toList();
    }

    private void offer(int number, Resources free) {
        vacancies.add(instance(number), free);
    }

    private static Instance instance(int number) {
        InstanceShape shape = new InstanceShape(InstanceShape.HOST, of(8, 8000, 8));
        return Instance.requested(id(number), Arn.batch("us-east-1", "123456789012", "compute-environment", "pool"), shape)
                .ready(new ExecutorId("executor"), shape);
    }

    private static InstanceId id(int number) {
        return new InstanceId("i-%017x".formatted(number));
    }

    private static Resources of(int vcpus, long mebibytes, int gpus) {
        return new Resources(Vcpus.of(vcpus), new MemoryMib(mebibytes), new Gpus(gpus));
    }
}
