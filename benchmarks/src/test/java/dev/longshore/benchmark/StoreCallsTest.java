package dev.longshore.benchmark;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreCallsTest {

    private static final int SAMPLES = 5;

    private final Progress progress = new Progress(System.err, false);
    private FakeGateway gateway;
    private Site site;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
        site = Site.create(gateway.endpoint(), "full", Site.VCPUS);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void each_call_has_a_line_with_nothing_beside_it_and_while_jobs_are_submitted() {
        gateway.list(2_500);
        LatencyTable table = new LatencyTable();

        long jobs = new StoreCalls(site, SAMPLES, progress).measure(table);
        assertThat(jobs).isEqualTo(3 * 2_500);
        assertThat(table.toString().lines()).filteredOn(line -> line.startsWith("| ListJobs, a page")).hasSize(2);
        assertThat(table.toString().lines()).filteredOn(line -> line.startsWith("| DescribeJobs of 100")).hasSize(2)
                .allMatch(line -> line.endsWith("| " + SAMPLES + " |"));
        assertThat(table.toString().lines()).filteredOn(line -> line.startsWith("| SubmitJob")).hasSize(2);
        assertThat(table.toString()).contains("jobs were submitted meanwhile");
    }

    @Test
    void a_queue_without_jobs_is_named() {
        assertThatThrownBy(() -> new StoreCalls(site, SAMPLES, progress).measure(new LatencyTable()))
                .hasMessage("queue full has no jobs; --prepare makes some");
    }

    @Test
    void samples_of_each_kind_run_before_others_are_left_waiting() {
        new SampleJobs(site, progress).run(20);

        assertThat(gateway.submitted()).isEqualTo(10 + 20);
    }
}
