package dev.longshore.gateway.schedule.firing;

import tools.jackson.databind.node.ObjectNode;

/** Submits jobs. */
interface JobSubmission {

    /**
     * @param invocation for which a job is submitted; for the same one it is the same job, however often it is asked for
     * @param input of SubmitJob, checked against the model
     * @return the job's id, when it is durable
     * @throws dev.longshore.gateway.api.ClientException when it is refused, and would be if asked again
     * @throws RuntimeException when it could not be done now
     */
    String submit(Invocation invocation, ObjectNode input);
}
