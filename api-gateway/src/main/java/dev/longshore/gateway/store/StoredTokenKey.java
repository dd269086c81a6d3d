package dev.longshore.gateway.store;

import java.security.SecureRandom;
import java.util.Base64;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.TokenKey;

/** The key that lies in the store, where the first gateway that needs one has put it. */
@Component
final class StoredTokenKey implements TokenKey {

    private static final String ID = "page-tokens";
    private static final String KEY = "key";
    private static final int BYTES = 32;

    private final MongoCollection<Document> keys;
    private volatile byte[] known = {};

    StoredTokenKey(MongoDatabase database) {
        this.keys = database.getCollection("gateway_keys");
    }

    @Override
    public byte[] bytes() {
        if (known.length == 0) {
            known = stored();
        }
        return known.clone();
    }

    private byte[] stored() {
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        Document key = keys.findOneAndUpdate(Filters.eq(ID),
                Updates.setOnInsert(KEY, Base64.getEncoder().encodeToString(made)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Base64.getDecoder().decode(key.getString(KEY));
    }
}
