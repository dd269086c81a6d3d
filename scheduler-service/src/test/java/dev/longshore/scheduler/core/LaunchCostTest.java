package dev.longshore.scheduler.core;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceLaunching;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchCostTest {

    private static final int VCPUS = 4;

    @Test
    void while_eight_times_as_many_instances_are_on_their_way_a_turn_costs_about_eight_times_as_much() {
        long few = bytesOfATurnWithComing(50);
        long many = bytesOfATurnWithComing(400);

        assertThat(many).isLessThan(few * 12);
    }

    private static long bytesOfATurnWithComing(int instances) {
        TestCell cell = TestCell.withVcpus(instances * VCPUS);
        Resources host = Resources.of(VCPUS, 400);
        cell.receive(new HostPoolChanged(host, host, Resources.of(instances * VCPUS, instances * 400L)));
        cell.receive(IntStream.range(0, instances * VCPUS).mapToObj(i -> AJob.named("job " + i).submittedAt(cell.now()))
                .toArray(Message[]::new));
        for (int i = 0; i < instances; i++) {
            cell.take(InstanceRequested.class).forEach(
                    request -> cell.receive(new InstanceLaunching(request.instance(), request.computeEnvironment())));
        }
        return Allocated.by(() -> cell.submit(AJob.named("another")));
    }
}
