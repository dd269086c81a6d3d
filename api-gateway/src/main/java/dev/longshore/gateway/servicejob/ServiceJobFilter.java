package dev.longshore.gateway.servicejob;

import java.util.Locale;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * Which service jobs of a queue are listed: those of a status, RUNNING where none is given; with a filter, whatever their status is, unless
 * the filter is by share.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ListServiceJobs.html">ListServiceJobs</a>
 */
final class ServiceJobFilter {

    private ServiceJobFilter() {}

    /** @throws ClientException when the filter is none of AWS's */
    static Bson read(JsonNode input) {
        JsonNode filters = input.path("filters");
        if (filters.isEmpty()) {
            return Filters.eq(ServiceJobs.STATUS, input.path("jobStatus").asString(ServiceJobStatus.RUNNING.name()));
        }
        if (filters.size() > 1 || filters.get(0).path("values").size() != 1) {
            throw new ClientException("ListServiceJobs takes one filter with one value at a time.");
        }
        String name = filters.get(0).path("name").asString("");
        String value = filters.get(0).path("values").get(0).asString("");
        return switch (name) {
            case "JOB_NAME" -> name(value.toLowerCase(Locale.ROOT));
            case "SHARE_IDENTIFIER" -> ofShare(ServiceJobs.SHARE, value, input);
            case "QUOTA_SHARE_NAME" -> ofShare(ServiceJobs.QUOTA_SHARE, value, input);
            case "BEFORE_CREATED_AT" -> Filters.lt(ServiceJobs.CREATED, time(value));
            case "AFTER_CREATED_AT" -> Filters.gt(ServiceJobs.CREATED, time(value));
            default -> throw new ClientException("There is no filter '" + name + "'; use JOB_NAME, SHARE_IDENTIFIER,"
                    + " QUOTA_SHARE_NAME, BEFORE_CREATED_AT or AFTER_CREATED_AT.");
        };
    }

    private static Bson name(String value) {
        if (!value.endsWith("*")) {
            return Filters.eq(ServiceJobs.SEARCH_NAME, value);
        }
        String prefix = value.substring(0, value.length() - 1);
        return Filters.and(Filters.gte(ServiceJobs.SEARCH_NAME, prefix), Filters.lt(ServiceJobs.SEARCH_NAME, prefix + '\uffff'));
    }

    private static Bson ofShare(String field, String share, JsonNode input) {
        Bson ofShare = Filters.eq(field, share);
        return input.has("jobStatus")
                ? Filters.and(ofShare, Filters.eq(ServiceJobs.STATUS, input.path("jobStatus").asString()))
                : ofShare;
    }

    private static long time(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw new ClientException("A filter by creation time takes milliseconds since the epoch, not '" + value + "'.");
        }
    }
}
