package dev.longshore.gateway.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import tools.jackson.databind.JsonNode;

/** Which schedules ListSchedules is to show. */
record ScheduleFilter(Optional<String> namePrefix, Optional<String> state) {

    static ScheduleFilter of(JsonNode input) {
        return new ScheduleFilter(input.path("NamePrefix").asStringOpt(), input.path("State").asStringOpt());
    }

    Bson toBson() {
        List<Bson> filters = new ArrayList<>();
        namePrefix.ifPresent(prefix -> {
            filters.add(Filters.gte(ScheduleRow.NAME, prefix));
            filters.add(Filters.lt(ScheduleRow.NAME, prefix + "\uffff"));
        });
        state.ifPresent(wanted -> filters.add(Filters.eq(ScheduleRow.STATE, wanted)));
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }
}
