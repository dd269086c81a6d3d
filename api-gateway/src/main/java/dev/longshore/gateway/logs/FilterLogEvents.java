package dev.longshore.gateway.logs;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.PageToken;

/**
 * FilterLogEvents: the lines of a group's streams, by time. The last page has no token. Whoever follows the end of the log is given one on
 * and on, and waits for the answer until there is something to tell; see {@link Following}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
 */
@Component
final class FilterLogEvents implements Operation {

    private final LogGroups groups;
    private final LogSearch logs;
    private final Following following;

    FilterLogEvents(LogGroups groups, LogSearch logs, Following following) {
        this.groups = groups;
        this.logs = logs;
        this.following = following;
    }

    @Override
    public String name() {
        return "FilterLogEvents";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Search search = Search.read(request, groups.group(request));
        String token = request.input().path("nextToken").asString("");
        SearchPlace place = token.isEmpty()
                ? SearchPlace.START
                : SearchPlace.read(PageToken.read(search.binding(), token));
        Tail tail = Tail.of(request.userAgent().orElse(""));
        LogSearch.Result page = switch (tail) {
            case NONE -> logs.next(search, place, false);
            case POSSIBLE -> following.next(search, place);
        };
        return answer(page, search);
    }

    private static ObjectNode answer(LogSearch.Result page, Search search) {
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        for (SearchedLines.Event event : page.events()) {
            events.addObject().put("logStreamName", event.stream().name())
                    .put("timestamp", event.line().getLong(LogFields.TIMESTAMP)).put("message", LogFields.message(event.line()))
                    .put("ingestionTime", event.line().getLong(LogFields.INGESTED)).put("eventId", event.id());
        }
        answer.putArray("searchedLogStreams");
        return page.isOver() ? answer : answer.put("nextToken", PageToken.after(search.binding(), page.place().toString()));
    }
}
