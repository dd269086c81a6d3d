package dev.longshore.gateway.definition;

import java.time.Duration;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.Recent;

/** Finds job definitions by the references that AWS accepts, adds revisions, and takes them out of use. */
@Component
public class JobDefinitions {

    /** How long a revision that another gateway registered may go unnoticed. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final DefinitionStore store;
    private final Recent<Asked, JobDefinition> recent = new Recent<>(MOMENT, System::nanoTime);

    JobDefinitions(DefinitionStore store) {
        this.store = store;
    }

    /**
     * @param reference a name (its latest ACTIVE revision), {@code name:revision}, or an ARN with or without revision
     * @throws ClientException when there is no such ACTIVE revision
     */
    public JobDefinition resolve(String region, String account, String reference) {
        return recent.get(new Asked(new Scope(region, account), reference), this::read);
    }

    /**
     * Stores the next revision of a definition.
     *
     * @param document its description, into which number and ARN of the revision are put
     */
    void register(Scope scope, String name, ObjectNode document) {
        int revision;
        do {
            revision = store.newestRevision(scope, name) + 1;
            document.put("revision", revision);
            document.put("jobDefinitionArn", DefinitionReference.arn(scope, name + ":" + revision).toString());
        } while (!store.insert(scope, name, revision, document));
        recent.forget();
    }

    /**
     * Makes a revision INACTIVE. Jobs that were submitted with it are not concerned.
     *
     * @param reference as {@link #resolve} takes it
     * @throws ClientException when there is no such revision
     */
    void deregister(Scope scope, String reference) {
        ObjectNode document = find(new Asked(scope, reference));
        store.deregister(scope, document.path("jobDefinitionName").asString(), document.path("revision").asInt());
        recent.forget();
    }

    private JobDefinition read(Asked asked) {
        ObjectNode document = find(asked);
        if (!document.path("status").asString().equals(DefinitionStore.ACTIVE)) {
            throw new ClientException("Job definition " + asked.reference() + " is not ACTIVE.");
        }
        return JobDefinition.of(document);
    }

    private ObjectNode find(Asked asked) {
        return DefinitionReference.of(asked.scope(), asked.reference()).flatMap(store::find)
                .orElseThrow(() -> DefinitionReference.missing(asked.scope(), asked.reference()));
    }

    private record Asked(Scope scope, String reference) {}
}
