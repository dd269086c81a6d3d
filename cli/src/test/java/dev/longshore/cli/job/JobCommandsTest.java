package dev.longshore.cli.job;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.CommandLineTester;
import dev.longshore.cli.gateway.FakeGateway;

import static org.assertj.core.api.Assertions.assertThat;

class JobCommandsTest {

    private final FakeGateway gateway = FakeGateway.start();

    @TempDir
    private Path home;

    private CommandLineTester longshore;

    @BeforeEach
    void a_job_that_has_failed() {
        longshore = new CommandLineTester(home).talkingTo(gateway.endpoint());
        longshore.run("run", "--name", "broken", "--", "sh", "-c", "echo oh no; exit 4");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void the_log_can_be_read_again() {
        assertThat(longshore.run("logs", "job-000")).isZero();
        assertThat(longshore.out()).isEqualTo("oh no\n");
    }

    @Test
    void following_a_job_that_has_ended_writes_its_log_and_ends() {
        assertThat(longshore.run("logs", "--follow", "job-000")).isZero();
        assertThat(longshore.out()).isEqualTo("oh no\n");
    }

    @Test
    void why_tells_how_a_job_failed_and_where_its_log_is() {
        assertThat(longshore.run("why", "job-000")).isZero();
        assertThat(longshore.out()).contains("broken is FAILED: Essential container in task exited (exit code 4)",
                "./longshore logs job-000");
    }

    @Test
    void an_unknown_job_is_one_clear_line() {
        assertThat(longshore.run("why", "job-999")).isEqualTo(1);
        assertThat(longshore.err()).isEqualTo(
                "longshore: there is no job job-999 in us-east-1; see ./longshore jobs, or name another region with AWS_REGION\n");
    }

    @Test
    void a_job_is_looked_for_in_the_region_that_AWS_tools_would_take() {
        longshore.with("AWS_DEFAULT_REGION", "eu-central-1").run("why", "job-000");
        assertThat(gateway.lastRegion()).isEqualTo("eu-central-1");
        longshore.with("AWS_REGION", "eu-west-1").run("logs", "job-999");
        assertThat(gateway.lastRegion()).isEqualTo("eu-west-1");
        assertThat(longshore.err()).contains("there is no job job-999 in eu-west-1;");

        assertThat(longshore.with("AWS_REGION", "somewhere/else").run("why", "job-000")).isEqualTo(1);
        assertThat(longshore.err()).isEqualTo("longshore: AWS_REGION must be a region such as us-east-1, not 'somewhere/else'\n");
    }

    @Test
    void jobs_are_listed_with_state_and_exit_code() {
        longshore.run("run", "--name", "fine", "true");

        assertThat(longshore.run("jobs")).isZero();
        assertThat(longshore.out().lines()).hasSize(3).anyMatch(line -> line.matches("job-000 +broken +default +FAILED .* 4"))
                .anyMatch(line -> line.matches("job-001 +fine +default +SUCCEEDED .* 0"));
    }

    @Test
    void jobs_are_listed_by_state() {
        assertThat(longshore.run("jobs", "--status", "running")).isZero();
        assertThat(longshore.out()).isEqualTo("There are no such jobs.\n");
    }

    @Test
    void status_counts_the_jobs_and_names_the_queues() {
        assertThat(longshore.run("status")).isZero();
        assertThat(longshore.out()).contains("Longshore is running.", "endpoint  " + gateway.endpoint(), "jobs      1 FAILED",
                "queue     default, ENABLED, VALID, priority 1, on local");
    }
}
