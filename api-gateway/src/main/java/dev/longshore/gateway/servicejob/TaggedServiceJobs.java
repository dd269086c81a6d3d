package dev.longshore.gateway.servicejob;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Taggable;

/** The tags of service jobs. */
@Component
final class TaggedServiceJobs implements Taggable {

    private static final String TAGS = "tags";

    private final ServiceJobs jobs;

    TaggedServiceJobs(ServiceJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return arn.kind().equals("service-job");
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return jobs.find(scope(arn), arn.name()).map(job -> job.detail().withObjectProperty(TAGS));
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return jobs.update(scope(arn), arn.name(), job -> {
            ObjectNode detail = job.detail().deepCopy();
            detail.set(TAGS, change.apply(detail.withObjectProperty(TAGS)));
            return job.with(detail);
        }).isPresent();
    }

    private static Scope scope(Arn arn) {
        return new Scope(arn.region(), arn.account());
    }
}
