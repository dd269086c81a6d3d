package dev.longshore.gateway.job;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Taggable;

/** The tags of jobs. Children of arrays and nodes have none of their own. What our own tags say holds from the submission on, as it was. */
@Component
final class TaggedJobs implements Taggable {

    private final Jobs jobs;

    TaggedJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return arn.kind().equals("job") && id(arn).isPresent();
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return find(arn).map(TaggedJobs::tags);
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        while (true) {
            Optional<Document> job = find(arn);
            if (job.isEmpty()) {
                return false;
            }
            String before = job.get().getString(JobFields.TAGS);
            Bson unchanged = before == null ? Filters.exists(JobFields.TAGS, false) : Filters.eq(JobFields.TAGS, before);
            String after = Json.text(change.apply(tags(job.get())));
            if (jobs.collection().updateOne(Filters.and(Filters.eq(JobFields.ID, arn.name()), unchanged),
                    Updates.set(JobFields.TAGS, after)).getMatchedCount() == 1) {
                return true;
            }
        }
    }

    private Optional<Document> find(Arn arn) {
        return Optional.ofNullable(jobs.collection().find(Filters.eq(JobFields.ID, arn.name())).first())
                .filter(document -> Job.read(document).arn().equals(arn));
    }

    private static ObjectNode tags(Document document) {
        Job job = Job.read(document);
        return job.tags().map(Json::parseObject).orElseGet(
                () -> JobDetail.submittedTags(job.overrides().map(Json::parseObject).orElseGet(Json::object)));
    }

    private static Optional<JobId> id(Arn arn) {
        return JobReference.parse(arn.name()).filter(id -> id.part() == JobId.Part.WHOLE);
    }
}
