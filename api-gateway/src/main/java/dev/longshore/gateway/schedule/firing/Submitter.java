package dev.longshore.gateway.schedule.firing;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.schedule.JobInput;

/** Makes an invocation's job of its target's input. */
@Component
class Submitter {

    private final JobInput jobInput;
    private final JobSubmission submission;

    Submitter(JobInput jobInput, JobSubmission submission) {
        this.jobInput = jobInput;
        this.submission = submission;
    }

    /**
     * @return the job's id
     * @throws ClientException when there can be no job
     * @throws RuntimeException when it could not be submitted now
     */
    String submit(Invocation invocation) {
        if (!invocation.target().isSubmitJob()) {
            throw new ClientException("UnsupportedTargetException", "Longshore does not invoke " + invocation.target().arn()
                    + "; it invokes arn:aws:scheduler:::aws-sdk:batch:submitJob.");
        }
        return submission.submit(invocation, jobInput.read(invocation.attributes().in(invocation.target().input())));
    }
}
