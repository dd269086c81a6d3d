package dev.longshore.gateway.queue;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.OwnTags;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Tags;

/** The tags of a queue that limit how many of its jobs run at once. */
final class QueueTags {

    private static final OwnTag MAX_RUNNING = OwnTag.count("longshore:max-running-jobs");
    private static final OwnTag MAX_RUNNING_PER_SHARE = OwnTag.count("longshore:max-running-jobs-per-share");

    static final OwnTags KNOWN = new OwnTags(ResourceKind.JOB_QUEUE, List.of(MAX_RUNNING, MAX_RUNNING_PER_SHARE));

    private QueueTags() {}

    static ObjectNode of(ObjectNode input) {
        return Tags.of(input, KNOWN.tags());
    }

    static Optional<Integer> maxRunningJobs(ObjectNode document) {
        return count(document, MAX_RUNNING);
    }

    static Optional<Integer> maxRunningJobsPerShare(ObjectNode document) {
        return count(document, MAX_RUNNING_PER_SHARE);
    }

    private static Optional<Integer> count(ObjectNode document, OwnTag tag) {
        return document.path("tags").path(tag.key()).asStringOpt().map(Integer::valueOf);
    }
}
