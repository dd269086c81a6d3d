package dev.longshore.store;

import java.util.ArrayList;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandContractTest extends MongoContract {

    @Test
    void the_server_says_that_it_is_well() {
        assertThat(((Number) database.runCommand(doc("{ping: 1}")).get("ok")).intValue()).isEqualTo(1);
        assertThat(database.runCommand(doc("{hello: 1}")).getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
        assertThat(database.runCommand(doc("{hello: 1}")).getBoolean("isWritablePrimary")).isTrue();
        assertThat(database.runCommand(doc("{buildInfo: 1}")).getString("version")).isNotBlank();
    }

    @Test
    void a_dropped_collection_is_gone_and_can_be_used_again() {
        insert("{_id: 1}", "{_id: 2}");
        jobs.createIndex(doc("{a: 1}"));
        jobs.drop();
        jobs.drop();

        assertThat(database.listCollectionNames().into(new ArrayList<>())).isEmpty();
        assertThat(jobs.countDocuments()).isZero();
        insert("{_id: 2}");
        assertThat(idsOf("{}")).containsExactly(2);
        assertThat(jobs.listIndexes().into(new ArrayList<>())).hasSize(1);
    }

    @Test
    void collections_are_listed_and_apart() {
        insert("{_id: 1}");
        database.createCollection("empty");
        database.getCollection("other/..name").insertOne(new Document("_id", 1).append("n", "other"));

        assertThat(database.listCollectionNames().into(new ArrayList<>())).containsExactlyInAnyOrder("jobs", "empty",
                "other/..name");
        assertThat(stored(1)).isEqualTo(doc("{_id: 1}"));
    }
}
