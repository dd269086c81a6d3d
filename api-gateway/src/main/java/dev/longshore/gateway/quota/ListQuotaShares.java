package dev.longshore.gateway.quota;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;
import dev.longshore.gateway.resource.LocalResources;
import dev.longshore.gateway.resource.Scope;

/** Answers the quota shares of a queue, page by page. */
@Component
final class ListQuotaShares implements Operation {

    private final QuotaShares shares;
    private final JobQueues queues;

    ListQuotaShares(QuotaShares shares, JobQueues queues) {
        this.shares = shares;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "ListQuotaShares";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        JobQueue queue = queues.find(scope.region(), scope.account(), input.path("jobQueue").asString(""));
        String binding = name() + queue.arn();
        int size = Page.size(input);
        List<LocalResources.Entry> found = shares.prefix(scope, queue.name())
                .map(prefix -> shares.all().page(scope, prefix, Page.start(input, binding), size + 1)).orElse(List.of());
        Page<LocalResources.Entry> page = Page.of(found, size, LocalResources.Entry::name);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("quotaShares");
        page.entries().forEach(share -> list.add(QuotaShares.described(share.document()).without("tags")));
        return page.addTo(answer, binding);
    }
}
