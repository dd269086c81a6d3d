package dev.longshore.gateway.job.insight;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;

/** Asks Longshore's own questions about jobs. */
final class JobCalls {

    private final RawHttp http;

    JobCalls(URI endpoint) {
        http = new RawHttp(endpoint);
    }

    JsonNode explanation(String jobId) {
        return answer(jobId, "explanation");
    }

    JsonNode history(String jobId) {
        return answer(jobId, "history");
    }

    private JsonNode answer(String jobId, String what) {
        RawHttp.Answer answer = ask(jobId, what);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    RawHttp.Answer ask(String jobId, String what) {
        return http.get("/longshore/v1/jobs/" + jobId + "/" + what);
    }
}
