package dev.longshore.gateway.store;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTokenKeyTest {

    private final MongoClient client = MongoClients.create(TestInfrastructure.mongoUri());
    private final MongoDatabase database = client.getDatabase("keys-" + UUID.randomUUID());
    private final MongoDatabase elsewhere = client.getDatabase("keys-" + UUID.randomUUID());

    @AfterEach
    void close() {
        database.drop();
        elsewhere.drop();
        client.close();
    }

    @Test
    void all_gateways_of_an_installation_have_one_key_and_another_installation_has_another() {
        byte[] key = new StoredTokenKey(database).bytes();

        assertThat(key).hasSize(32);
        assertThat(new StoredTokenKey(database).bytes()).isEqualTo(key);
        assertThat(new StoredTokenKey(elsewhere).bytes()).isNotEqualTo(key);
    }
}
