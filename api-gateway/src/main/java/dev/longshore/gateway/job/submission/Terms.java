package dev.longshore.gateway.job.submission;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.StartTerms;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.spec.JobTemplate;

/** Reads when a job may start from what its submission says, which was checked when it came. */
final class Terms {

    private Terms() {}

    static StartTerms of(Job job, JobTemplate template, JsonNode overrides) {
        Optional<String> share = overrides.path("shareIdentifier").asStringOpt();
        int priority = overrides.path("schedulingPriorityOverride").asInt(template.priority());
        return new StartTerms(share, share.isPresent() ? priority : 0, Dependencies.areSequential(overrides.path("dependsOn")),
                JobTags.isAfterAnyEnd(overrides), JobTags.expiry(overrides, job.state().createdAt()),
                template.consumables(overrides, job.queue()));
    }
}
