package dev.longshore.gateway.queue;

import java.time.Duration;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.Recent;

/** Finds job queues by the references that AWS accepts. */
@Component
public class JobQueues {

    /** How long a change that another gateway made may go unnoticed. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Resources resources;
    private final Recent<Reference, JobQueue> recent = new Recent<>(MOMENT, System::nanoTime);

    JobQueues(Resources resources) {
        this.resources = resources;
    }

    /**
     * @param nameOrArn of a queue in that region and account
     * @throws ClientException when there is none
     */
    public JobQueue find(String region, String account, String nameOrArn) {
        return recent.get(new Reference(new Scope(region, account), nameOrArn), this::read);
    }

    /** Trusts nothing that was read before now, since a queue was changed. */
    void forget() {
        recent.forget();
    }

    private JobQueue read(Reference reference) {
        return ResourceId.of(reference.scope(), ResourceKind.JOB_QUEUE, reference.nameOrArn()).flatMap(resources::find)
                .map(JobQueue::of)
                .orElseThrow(() -> new ClientException("Job queue " + reference.nameOrArn() + " does not exist."));
    }

    private record Reference(Scope scope, String nameOrArn) {}
}
