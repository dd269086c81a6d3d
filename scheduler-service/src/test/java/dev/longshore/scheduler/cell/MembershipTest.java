package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.ClientSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MembershipTest {

    private static final int CELLS = 2;

    @TempDir
    Path folder;

    private Kafka kafka;
    private CellBench zero;
    private CellBench one;

    @BeforeEach
    void start() throws Exception {
        kafka = Kafka.start(folder, CELLS);
        zero = new CellBench(kafka, 0);
        one = new CellBench(kafka, 1);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void a_member_alone_owns_all_cells_and_who_stands_by_takes_over_when_it_leaves() {
        Membership first = member();
        await().until(() -> works(first, CELLS));
        JobId early = one.submit("a");
        await().until(() -> one.said().size() == 1);
        Membership second = member();
        await().until(() -> works(first, 1) && works(second, 1));

        first.stop();
        JobId late = one.submit("b");
        JobId other = zero.submit("c");

        await().until(() -> works(second, CELLS));
        await().untilAsserted(() -> assertThat(one.said()).containsExactlyInAnyOrder(early + " number 1", late + " number 2"));
        await().untilAsserted(() -> assertThat(zero.said()).containsExactly(other + " number 1"));
        second.stop();
    }

    @Test
    void a_member_that_owns_nothing_is_up_as_long_as_kafka_answers() {
        Membership owner = member();
        await().until(() -> works(owner, CELLS));
        Membership second = member();
        await().until(() -> works(second, 1));
        Membership idle = member();
        try (Admin admin = Admin.create(ClientSettings.admin(zero.kafkaProperties()))) {
            CellsHealth health = new CellsHealth(idle, admin);

            await().untilAsserted(() -> assertThat(health.health()).satisfies(found -> {
                assertThat(found.getStatus()).isEqualTo(Status.UP);
                assertThat(found.getDetails()).containsEntry("role", "standing by");
            }));
            kafka.close();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
        idle.stop();
        second.stop();
        owner.stop();
    }

    @Test
    void cells_outlive_a_kafka_that_goes_away_and_comes_back() throws Exception {
        Membership member = member();
        await().until(() -> works(member, CELLS));
        JobId early = one.submit("a");
        await().until(() -> one.said().size() == 1);

        kafka.close();
        kafka = Kafka.startAgain(folder);
        CellBench again = new CellBench(kafka, 1);
        JobId late = again.submit("b");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(again.said()).containsExactlyInAnyOrder(early + " number 1", late + " number 2"));
        member.stop();
    }

    @Test
    void a_scheduler_that_was_killed_and_comes_back_under_its_name_has_its_cells_at_once() {
        KafkaCellClients clients = zero.clients(CellBench.settings(Duration.ofMinutes(2), "the-only-one"));
        try (Consumer<String, byte[]> killed = clients.membership()) {
            killed.subscribe(List.of(Topic.JOB_COMMANDS.topicName()));
            await().until(() -> killed.poll(Duration.ofMillis(100)) != null && killed.assignment().size() == CELLS);

            Membership back = member(clients);

            await().atMost(Duration.ofSeconds(60)).until(() -> works(back, CELLS));
            back.stop();
        }
    }

    private Membership member() {
        return member(zero.clients());
    }

    private Membership member(CellClients clients) {
        Membership member = new Membership(zero.workshop(clients, CellBench.silent()), CELLS);
        member.start();
        return member;
    }

    private static boolean works(Membership member, int cells) {
        Map<Integer, CellCondition> conditions = member.conditions();
        return conditions.size() == cells && conditions.values().stream().allMatch(CellCondition::working);
    }
}
