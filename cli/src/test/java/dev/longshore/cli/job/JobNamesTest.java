package dev.longshore.cli.job;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobNamesTest {

    @Test
    void a_job_is_named_after_its_program() {
        assertThat(JobNames.ofCommand(List.of("/usr/bin/sort", "-k", "2"))).isEqualTo("sort");
        assertThat(JobNames.ofCommand(List.of("./.my job.sh"))).isEqualTo("my-job-sh");
        assertThat(JobNames.ofCommand(List.of("["))).isEqualTo("job");
    }

    @Test
    void two_images_never_share_a_definition() {
        assertThat(JobNames.definitionFor("busybox")).isEqualTo("run-busybox");
        assertThat(JobNames.definitionFor("team/tool:1.2")).matches("run-team-tool-1-2-[0-9a-f]{8}")
                .isNotEqualTo(JobNames.definitionFor("team/tool:1-2"));
        assertThat(JobNames.definitionFor("x".repeat(300))).hasSizeLessThanOrEqualTo(128);
    }
}
