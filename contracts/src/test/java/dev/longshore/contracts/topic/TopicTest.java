package dev.longshore.contracts.topic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicTest {

    @Test
    void partitions_follow_from_the_number_of_cells() {
        assertThat(Topic.RESOURCES.partitions(4)).isEqualTo(1);
        assertThat(Topic.JOB_COMMANDS.partitions(4)).isEqualTo(4);
        assertThat(Topic.JOB_STATUS.partitions(4)).isEqualTo(Topic.HASH_PARTITIONS);
    }

    @Test
    void a_key_has_the_same_partition_in_every_version() {
        assertThat(Topic.partitionOf("4c7599ae-0a82-49aa-ba5a-4727fcce14a8")).isEqualTo(1);
        assertThat(Topic.partitionOf("")).isZero();
    }
}
