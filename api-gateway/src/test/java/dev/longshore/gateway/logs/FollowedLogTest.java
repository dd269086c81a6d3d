package dev.longshore.gateway.logs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.Message;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks what {@code aws logs tail} asks. */
class FollowedLogTest extends GatewayTest {

    private static final String SIGNED = "X-Amz-Target: Logs_20140328.FilterLogEvents\r\n"
            + "Authorization: AWS4-HMAC-SHA256 Credential=me/20260101/" + REGION + "/logs/aws4_request\r\n";
    private static final String TAIL = "User-Agent: aws-cli/2.9.19 Python/3.11.2 prompt/off command/logs.tail\r\n";

    @Autowired
    private KafkaTemplate<String, Message> template;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private LogSearch logSearch;

    @Autowired
    private Following following;

    private String group;
    private LogFeed feed;

    @BeforeEach
    void nameGroup() {
        group = "/test/" + UUID.randomUUID();
        feed = new LogFeed(template, REGION, group);
    }

    @Test
    void a_tail_hears_of_lines_as_they_come_until_the_streams_have_ended() {
        long now = System.currentTimeMillis();
        feed.line("a", now, "a1").send();
        JsonNode first = awaitEvents(1);
        assertThat(first.has("nextToken")).isTrue();

        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> tail(0, first));
        feed.line("a", now + 20, "a2").line("b", now - 15, "b1").send();

        waiting.join();
        JsonNode second = Awaitility.await().until(() -> tail(0, first), page -> !page.path("events").isEmpty());
        assertThat(messages(second)).isSubsetOf("a2", "b1");
        feed.line("a", now + 30, "a3").end("a", "b").send();
        awaitStored(4);
        JsonNode last = second;
        StringBuilder heard = new StringBuilder(messages(first) + "" + messages(second));
        while (last.has("nextToken")) {
            last = tail(0, last);
            heard.append(messages(last));
        }
        assertThat(heard.toString()).containsOnlyOnce("a1").containsOnlyOnce("a2").containsOnlyOnce("b1").containsOnlyOnce("a3");
    }

    @Test
    void a_line_is_heard_though_the_clock_of_the_gateway_that_stored_it_is_slow() {
        long now = System.currentTimeMillis();
        feed.line("a", now, "a1").send();
        JsonNode first = awaitEvents(1);
        feed.line("a", now + 20, "a2").send();
        awaitStored(2);
        database.getCollection(LogFields.STREAMS).updateOne(Filters.eq(LogFields.GROUP, group),
                Updates.set(LogFields.LAST_INGESTED, now - 30_000));

        assertThat(messages(tail(0, first))).containsExactly("a2");
    }

    @Test
    void a_line_that_others_have_overtaken_is_heard_before_them() {
        long now = System.currentTimeMillis();
        feed.numbered("a", 0, now, "a1").send();
        awaitLines(1, 1);
        LogSearch.Result first = search(SearchPlace.START);

        feed.numbered("a", 2, now + 20, "a3").send();
        awaitLines(2, 3);
        LogSearch.Result second = search(first.place());
        feed.numbered("a", 1, now + 10, "a2").send();
        awaitLines(3, 3);

        assertThat(texts(first)).containsExactly("a1");
        assertThat(texts(second)).isEmpty();
        assertThat(texts(search(second.place()))).containsExactly("a2", "a3");
    }

    @Test
    void a_line_that_others_have_overtaken_is_waited_for_though_its_stream_has_ended_long_ago() {
        sendWithGap();
        LogSearch.Result first = search(SearchPlace.START);
        fillGap();

        assertThat(texts(first)).containsExactly("a1");
        assertThat(texts(search(first.place()))).containsExactly("a2", "a3");
    }

    @Test
    void who_may_follow_is_not_at_the_end_while_a_line_is_waited_for_that_others_have_overtaken() {
        sendWithGap();
        LogSearch.Result first = following.next(everything(), SearchPlace.START);
        LogSearch.Result second = following.next(everything(), first.place());
        fillGap();
        LogSearch.Result third = following.next(everything(), second.place());

        assertThat(texts(first)).containsExactly("a1");
        assertThat(first.isOver()).isFalse();
        assertThat(texts(second)).isEmpty();
        assertThat(second.isOver()).isFalse();
        assertThat(texts(third)).containsExactly("a2", "a3");
    }

    @Test
    void who_does_not_follow_is_shown_all_lines_that_are_there() {
        sendWithGap();

        LogSearch.Result page = logSearch.next(everything(), SearchPlace.START, false);

        assertThat(texts(page)).containsExactly("a1", "a3");
        assertThat(page.isOver()).isTrue();
    }

    @Test
    void who_does_not_follow_is_not_shown_a_line_twice_though_its_stream_has_printed_just_now() {
        long now = System.currentTimeMillis();
        feed.line("a", now, "a1").line("b", now + 10, "b1").line("b", now + 20, "b2").end("a", "b").send();
        awaitStored(3);
        Search search = new Search(REGION, group, List.of(), "", 0, Long.MAX_VALUE, FilterPattern.parse(""), 2);

        LogSearch.Result first = logSearch.next(search, SearchPlace.START, false);

        assertThat(texts(first)).containsExactly("a1", "b1");
        assertThat(texts(logSearch.next(search, first.place(), false))).containsExactly("b2");
    }

    @Test
    void a_stream_that_was_silent_from_before_the_search_is_heard_again() {
        long now = System.currentTimeMillis();
        feed.line("old", now - 3_600_000, "long ago").line("new", now, "n1").send();
        awaitEvents(2);
        JsonNode first = tail(now - 60_000, Json.object());
        assertThat(messages(first)).containsExactly("n1");

        feed.line("old", System.currentTimeMillis(), "again").send();
        awaitStored(3);

        assertThat(messages(tail(now - 60_000, first))).containsExactly("again");
    }

    @Test
    void who_comes_back_with_the_time_of_the_newest_line_is_a_follower_and_is_given_a_token_for_good() {
        long newest = System.currentTimeMillis() - 5_200;
        feed.line("a", newest - 10_000, "a1").line("a", newest, "a2").end("a").send();
        awaitEvents(2);

        JsonNode back = tail(newest, Json.object());
        JsonNode on = tail(newest, back);

        assertThat(messages(back)).containsExactly("a2");
        assertThat(on.has("nextToken")).isTrue();
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> tail(newest, on));
        feed.line("b", System.currentTimeMillis(), "b1").send();
        assertThat(messages(waiting.join())).containsExactly("b1");
    }

    @Test
    void whoever_else_asks_is_at_the_end_though_more_may_come() {
        feed.line("a", System.currentTimeMillis(), "a1").send();
        awaitEvents(1);

        assertThat(ask("", 0, Json.object()).has("nextToken")).isFalse();
        assertThat(tail(System.currentTimeMillis() + 60_000, Json.object()).has("nextToken")).isFalse();
    }

    private JsonNode awaitEvents(int count) {
        return Awaitility.await().until(() -> tail(0, Json.object()), page -> page.path("events").size() == count);
    }

    /** Until somebody who does not follow finds so many: a tail that may follow waits for a second only. */
    private void awaitStored(int count) {
        Awaitility.await().until(() -> ask("", 0, Json.object()), page -> page.path("events").size() == count);
    }

    /** Asks for what follows a page; from that time on where there is none before. */
    private JsonNode tail(long start, JsonNode before) {
        return ask(TAIL, start, before);
    }

    private JsonNode ask(String agent, long start, JsonNode before) {
        ObjectNode input = Json.object().put("logGroupName", group).put("interleaved", true).put("startTime", start);
        if (before.has("nextToken")) {
            input.set("nextToken", before.get("nextToken"));
        }
        return Json.parse(new RawHttp(endpoint()).post("/", SIGNED + agent, Json.bytes(input)).body()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that has ended, two minutes ago by the clock of its host, and whose second line is not here yet. */
    private void sendWithGap() {
        long ended = System.currentTimeMillis() - 120_000;
        feed.numbered("a", 0, ended - 20, "a1").numbered("a", 2, ended, "a3").end("a").send();
        awaitLines(2, 3);
    }

    private void fillGap() {
        feed.numbered("a", 1, System.currentTimeMillis() - 120_010, "a2").send();
        awaitLines(3, 3);
    }

    /** Until so many lines of stream a are stored, and its stream tells of so many, those that are under way among them. */
    private void awaitLines(int stored, long soFar) {
        LogStreamKey key = LogStreamKey.of(REGION, group, "a");
        Awaitility.await().until(() -> database.getCollection(LogFields.LINES).countDocuments(
                Filters.and(Filters.gte("_id", key.line(0)), Filters.lt("_id", key.end()))) == stored
                && database.getCollection(LogFields.STREAMS).countDocuments(
                        Filters.and(Filters.eq(key.value()), Filters.eq(LogFields.SO_FAR, soFar))) == 1);
    }

    private LogSearch.Result search(SearchPlace place) {
        return logSearch.next(everything(), place, true);
    }

    private Search everything() {
        return new Search(REGION, group, List.of(), "", 0, Long.MAX_VALUE, FilterPattern.parse(""), 100);
    }

    private static List<String> texts(LogSearch.Result page) {
        return page.events().stream().map(event -> event.line().getString(LogFields.TEXT)).toList();
    }

    private static List<String> messages(JsonNode page) {
        return page.path("events").valueStream().map(event -> event.path("message").asString()).toList();
    }
}
