package dev.longshore.gateway.quota;

import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.LocalResources;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Finds quota shares. */
@Component
public class QuotaShares {

    static final String STATE = "state";
    private static final String QUEUE = "job-queue/";
    private static final String SHARE = "/quota-share/";

    private final LocalResources shares;
    private final Resources resources;

    QuotaShares(MongoDatabase database, Resources resources) {
        shares = new LocalResources(database, "quota_shares");
        this.resources = resources;
    }

    LocalResources all() {
        return shares;
    }

    /**
     * Which share, in a scope.
     *
     * @param queue its name
     */
    record Name(String queue, String share) {

        /** Empty when it is no ARN of a share. */
        static Optional<Name> of(Arn arn) {
            String resource = arn.resource();
            int middle = resource.indexOf(SHARE);
            return resource.startsWith(QUEUE) && middle > QUEUE.length()
                    ? Optional.of(new Name(resource.substring(QUEUE.length(), middle),
                            resource.substring(middle + SHARE.length())))
                    : Optional.empty();
        }

        Arn arn(Scope scope) {
            return Arn.batch(scope.region(), scope.account(), "job-queue", queue + SHARE + share);
        }

        ObjectNode addTo(ObjectNode answer, Scope scope) {
            return answer.put("quotaShareName", share).put("quotaShareArn", arn(scope).toString());
        }
    }

    /**
     * What the keys of a queue's shares begin with: its uuid, so that one that is made anew under the same name begins without any.
     *
     * @return empty where there is no such queue
     */
    Optional<String> prefix(Scope scope, String queue) {
        return resources.find(new ResourceId(scope, ResourceKind.JOB_QUEUE, queue)).map(found -> found.uuid() + "/");
    }

    /** @return empty where there is no such queue; there need not be that share */
    Optional<String> key(Scope scope, Name name) {
        return prefix(scope, name.queue()).map(prefix -> prefix + name.share());
    }

    /** The share that a request is about, by its ARN; it need not exist. */
    static Name required(ApiRequest request) {
        String text = request.input().path("quotaShareArn").asString("");
        Scope scope = Scope.of(request);
        try {
            return Name.of(Arn.parse(text)).filter(name -> name.arn(scope).toString().equals(text))
                    .orElseThrow(() -> unknown(text));
        } catch (IllegalArgumentException _) {
            throw unknown(text);
        }
    }

    /**
     * @param queue its name
     * @return as DescribeQuotaShare shows it
     */
    public Optional<ObjectNode> find(Scope scope, String queue, String share) {
        return key(scope, new Name(queue, share)).flatMap(key -> shares.find(scope, key)).map(QuotaShares::described);
    }

    /** As soon as it is there it is VALID: nobody has to make anything. */
    static ObjectNode described(ObjectNode document) {
        return document.put("status", "VALID");
    }

    static ClientException unknown(String reference) {
        return new ClientException("Quota share " + reference + " does not exist.");
    }
}
