package dev.longshore.cli.batch;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MultiContainerJobTest {

    @Test
    void the_logs_of_a_pod_follow_from_its_name_and_the_container_that_failed_tells_the_exit_code() {
        Job job = Job.of(new JsonMapper().readTree("""
                {"jobId": "j", "jobName": "n", "status": "FAILED", "createdAt": 1, "eksProperties": {"podProperties": {
                  "podName": "aws-batch.0a-2", "initContainers": [{"name": "init", "exitCode": 0}], "containers": [
                    {"name": "main", "exitCode": 0}, {"name": "other", "exitCode": 4, "reason": "why"},
                    {"name": "never", "reason": "no image"}]}},
                 "jobDefinition": "arn:aws:batch:us-east-1:123456789012:job-definition/d:7", "attempts": [],
                 "eksAttempts": [{"podName": "aws-batch.0a-1", "initContainers": [{"name": "init", "exitCode": 3}],
                   "containers": [{"name": "main", "reason": "never"}]}]}"""));

        assertThat(job.exitCode()).hasValue(4);
        assertThat(job.latest().reason()).isEqualTo("why");
        assertThat(job.latest().container()).contains("aws-batch.0a-2");
        assertThat(job.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.exitCode()).hasValue(3));
        assertThat(job.exitedLogStreams()).containsExactly("d/init/0a1", "d/init/0a2", "d/main/0a2", "d/other/0a2");
    }

    @Test
    void the_logs_of_all_containers_are_the_job_s_and_the_essential_one_that_failed_tells_the_exit_code() {
        Job job = Job.of(new JsonMapper().readTree("""
                {"jobId": "j", "jobName": "n", "status": "FAILED", "createdAt": 1, "ecsProperties": {"taskProperties": [{
                  "taskArn": "task/2", "containers": [
                    {"name": "init", "essential": false, "exitCode": 1, "logStreamName": "d/init/2"},
                    {"name": "main", "essential": true, "exitCode": 4, "reason": "why", "logStreamName": "d/main/2"}]}]},
                 "attempts": [
                   {"taskProperties": [{"taskArn": "task/1", "containers": [
                     {"name": "init", "exitCode": 0, "logStreamName": "d/init/1"},
                     {"name": "main", "exitCode": 3, "logStreamName": "d/main/1"}]}]}]}"""));

        assertThat(job.exitCode()).hasValue(4);
        assertThat(job.latest().reason()).isEqualTo("why");
        assertThat(job.latest().container()).contains("task/2");
        assertThat(job.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.exitCode()).hasValue(3));
        assertThat(job.exitedLogStreams()).containsExactly("d/init/1", "d/main/1", "d/init/2", "d/main/2");
    }
}
