package dev.longshore.gateway.job.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.MongoException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.ServerException;
import dev.longshore.gateway.store.StoreFailures;

/**
 * Stops many jobs for one call and tells what became of each. One that cannot be stopped keeps no other from being stopped, and one that
 * does not exist counts as stopped, as on AWS.
 */
@Component
public final class StoppedJobs {

    private final StoreFailures failures;

    StoppedJobs(StoreFailures failures) {
        this.failures = failures;
    }

    /**
     * @param jobs as the caller names them
     * @param stop stops one of them; does nothing where there is none
     * @return as CancelJobs, TerminateJobs and TerminateServiceJobs answer
     * @throws MongoException when the store is away and nothing was stopped
     */
    public ObjectNode stopEach(JsonNode jobs, Consumer<String> stop) {
        List<RuntimeException> outages = new ArrayList<>();
        ObjectNode answer = Json.object();
        ArrayNode successful = answer.putArray("successful");
        ArrayNode errors = answer.putArray("errors");
        for (JsonNode job : jobs) {
            String reference = job.asString("");
            try {
                stop.accept(reference);
                successful.add(reference);
            } catch (ClientException e) {
                errors.add(error(reference, e.type(), e.getMessage()));
            } catch (MongoException e) {
                outages.add(e);
                errors.add(error(reference, "ServerException",
                        failures.recognise(e).map(ServerException::getMessage).orElse("The job could not be stopped.")));
            }
        }
        if (successful.isEmpty() && !outages.isEmpty()) {
            throw outages.getFirst();
        }
        return answer;
    }

    private static ObjectNode error(String job, String code, String message) {
        return Json.object().put("job", job).put("code", code).put("message", message);
    }
}
