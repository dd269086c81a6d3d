package dev.longshore.gateway.service;

import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.LocalResources;
import dev.longshore.gateway.resource.Scope;

/** Finds service environments, by name or ARN. */
@Component
public class ServiceEnvironments {

    static final String KIND = "service-environment";
    static final String STATE = "state";
    static final String LIMITS = "capacityLimits";

    private final LocalResources environments;

    public ServiceEnvironments(MongoDatabase database) {
        environments = new LocalResources(database, "service_environments");
    }

    LocalResources all() {
        return environments;
    }

    public static Arn arn(Scope scope, String name) {
        return Arn.batch(scope.region(), scope.account(), KIND, name);
    }

    /** The name that a reference means; empty when it is an ARN of something else or of elsewhere. */
    public static Optional<String> name(Scope scope, String reference) {
        if (!reference.startsWith("arn:")) {
            return Optional.of(reference);
        }
        String prefix = arn(scope, "").toString();
        return reference.startsWith(prefix) ? Optional.of(reference.substring(prefix.length())) : Optional.empty();
    }

    /** @return as DescribeServiceEnvironments shows it */
    public Optional<ObjectNode> find(Scope scope, String reference) {
        return name(scope, reference).flatMap(name -> environments.find(scope, name)).map(ServiceEnvironments::described);
    }

    /** As soon as it is there it is VALID: nobody has to make anything. */
    static ObjectNode described(ObjectNode document) {
        return document.put("status", "VALID");
    }

    static ObjectNode named(ObjectNode answer, Scope scope, String name) {
        return answer.put("serviceEnvironmentName", name).put("serviceEnvironmentArn", arn(scope, name).toString());
    }

    static ClientException unknown(String reference) {
        return new ClientException("Service environment " + reference + " does not exist.");
    }
}
