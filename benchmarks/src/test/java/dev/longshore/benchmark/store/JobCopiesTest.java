package dev.longshore.benchmark.store;

import java.util.List;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;

class JobCopiesTest {

    private static final long RAN_AT = 1_700_000_000_000L;

    private static Document sample() {
        Document attempt = new Document("number", 1).append("exitCode", 1).append("started", RAN_AT + 5)
                .append("stopped", RAN_AT + 9);
        Document history = new Document("3", List.of(new Document("to", "RUNNING").append("at", RAN_AT + 5)));
        return new Document("_id", "5e3a0c11-1111-4222-8333-444455556666").append("name", "sample").append("searchName", "sample")
                .append("status", "FAILED").append("version", 7L).append("reason", null).append("created", RAN_AT)
                .append("stopped", RAN_AT + 9).append("attempts", List.of(attempt)).append("history", history);
    }

    @Test
    void a_copy_went_through_the_same_at_another_time() {
        Document copy = new JobCopies(List.of(sample()), 1).copy(0, RAN_AT + 1_000_000);

        assertThat(copy.getLong("created")).isEqualTo(RAN_AT + 1_000_000);
        assertThat(copy.getLong("stopped")).isEqualTo(RAN_AT + 1_000_009);
        assertThat(copy.getList("attempts", Document.class).getFirst()).containsEntry("started", RAN_AT + 1_000_005)
                .containsEntry("exitCode", 1);
        assertThat(copy.get("history", Document.class).getList("3", Document.class).getFirst())
                .containsEntry("at", RAN_AT + 1_000_005);
        assertThat(copy).containsEntry("status", "FAILED").containsEntry("version", 7L).containsKey("reason");
    }

    @Test
    void each_copy_has_an_id_and_a_name_of_its_own() {
        JobCopies copies = new JobCopies(List.of(sample(), sample()), 1);

        List<Document> some = IntStream.range(0, 500).mapToObj(i -> copies.copy(i, RAN_AT)).toList();
        assertThat(some).extracting(copy -> JobId.parse(copy.getString("_id"))).doesNotHaveDuplicates();
        assertThat(some).extracting(copy -> copy.getString("name")).doesNotHaveDuplicates().doesNotContain("sample");
    }
}
