package dev.longshore.gateway.job.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobDetail;
import dev.longshore.gateway.job.spec.JobTemplates;

/** Finds the container whose log is meant: each container with a name has a log of its own. */
@Component
class LogContainers {

    private final JobTemplates templates;

    LogContainers(JobTemplates templates) {
        this.templates = templates;
    }

    /**
     * @param wanted as a caller names it
     * @return empty where the job's container has no name
     * @throws ClientException when there is none of that name, or several and none is named
     */
    Optional<String> find(Job job, Optional<String> wanted) {
        ObjectNode detail = JobDetail.of(job, Optional.ofNullable(templates.load(List.of(job.template())).get(job.template())));
        JsonNode pod = detail.at("/eksProperties/podProperties");
        List<String> names = names(detail.at("/ecsProperties/taskProperties/0/containers"));
        names.addAll(names(pod.path("containers")));
        List<String> all = names(pod.path("initContainers"));
        all.addAll(names);
        if (all.isEmpty()) {
            return wanted;
        }
        if (wanted.isEmpty() && names.size() == 1) {
            return Optional.of(names.getFirst());
        }
        return Optional.of(wanted.filter(all::contains).orElseThrow(() -> new ClientException("container is "
                + wanted.map(name -> "'" + name + "'").orElse("absent") + "; job " + job.id() + " has " + String.join(", ", all)
                + ".")));
    }

    private static List<String> names(JsonNode containers) {
        List<String> names = new ArrayList<>();
        containers.forEach(container -> names.add(container.path("name").asString("")));
        return names;
    }
}
