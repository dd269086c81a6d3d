package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway dies after any one of its writes or submissions, and another goes on with what is in the store. */
class KilledGatewayTest implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete");
    private static final String LAST_TICK = "2026-03-04T12:02:00Z";

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoDatabase store = client.getDatabase("schedules-" + UUID.randomUUID());
    private final FakeWorld world = new FakeWorld();
    private final List<Death> deaths = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void wherever_a_gateway_dies_each_due_time_has_one_job_in_the_end() {
        TestClock clock = new TestClock("2026-03-04T12:00:00Z");
        world.meanwhile(this::notePlaceToDie);
        try (ScheduleHouse gateway = new ScheduleHouse(store.getName(), clock, world, this)) {
            gateway.create("minutely", "rate(1 minutes)");
            gateway.tick();
            clock.advance(Duration.ofMinutes(1));
            gateway.tick();
        }

        List<Death> whileFiring = deaths.stream().filter(death -> death.store.containsKey("schedules")).toList();
        assertThat(whileFiring).as("places to die").hasSizeGreaterThan(8);
        assertThat(whileFiring).allSatisfy(death -> assertThat(timesAfter(death)).as("after write %s", deaths.indexOf(death))
                .containsExactly("2026-03-04T12:00:00Z", "2026-03-04T12:01:00Z", "2026-03-04T12:02:00Z"));
    }

    /** What jobs there are in the end if another gateway goes on from there. */
    private List<String> timesAfter(Death death) {
        MongoDatabase copy = client.getDatabase("schedules-" + UUID.randomUUID());
        death.store.forEach((collection, rows) -> {
            if (!rows.isEmpty()) {
                copy.getCollection(collection).insertMany(rows);
            }
        });
        try (ScheduleHouse other = new ScheduleHouse(copy.getName(), new TestClock(LAST_TICK), death.world)) {
            other.tick();
        }
        return death.world.times();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (WRITES.contains(event.getCommandName())) {
            notePlaceToDie();
        }
    }

    private void notePlaceToDie() {
        Map<String, List<Document>> rows = new LinkedHashMap<>();
        for (String collection : store.listCollectionNames()) {
            rows.put(collection, store.getCollection(collection).find().into(new ArrayList<>()));
        }
        deaths.add(new Death(rows, world.copy()));
    }

    private record Death(Map<String, List<Document>> store, FakeWorld world) {}
}
