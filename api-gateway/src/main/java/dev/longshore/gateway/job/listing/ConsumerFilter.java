package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.JobFields;

/** Which of the jobs that need a consumable resource are listed: filters may be combined, the values of one are alternatives. */
final class ConsumerFilter {

    private ConsumerFilter() {}

    /** @param filters without any, all jobs are meant */
    static List<Bson> read(JsonNode filters) {
        List<Bson> conditions = new ArrayList<>();
        for (JsonNode filter : filters) {
            List<String> values = filter.path("values").valueStream().map(value -> value.asString("")).toList();
            String name = filter.path("name").asString("");
            conditions.add(switch (name) {
                case "JOB_STATUS" -> Filters.in(JobFields.STATUS, values);
                case "JOB_NAME" -> Filters.or(values.stream().map(ConsumerFilter::name).toList());
                default -> throw new ClientException("There is no filter '" + name + "'; use JOB_STATUS or JOB_NAME.");
            });
            if (values.isEmpty()) {
                throw new ClientException("The filter " + name + " needs values.");
            }
        }
        return conditions;
    }

    private static Bson name(String value) {
        String lowerCase = value.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith("*")
                ? Filters.regex(JobFields.SEARCH_NAME, "^" + Pattern.quote(lowerCase.substring(0, lowerCase.length() - 1)))
                : Filters.eq(JobFields.SEARCH_NAME, lowerCase);
    }
}
