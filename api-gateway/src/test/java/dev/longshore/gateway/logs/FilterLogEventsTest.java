package dev.longshore.gateway.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import dev.longshore.contracts.Message;
import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterLogEventsTest extends GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private KafkaTemplate<String, Message> template;

    private String group;
    private LogFeed feed;

    @BeforeEach
    void nameGroup() {
        group = "/test/" + UUID.randomUUID();
        feed = new LogFeed(template, REGION, group);
    }

    @Test
    void lines_of_all_streams_come_by_time_page_by_page_and_the_last_page_has_no_token() {
        feed.lines("a", LogFeed.at(10, "a1"), LogFeed.at(40, "a2"), LogFeed.at(40, "a3")).lines("b", LogFeed.at(20, "b1"),
                LogFeed.at(50, "b2")).line("c", 30, "").send();
        awaitEvents(6);

        List<FilteredLogEvent> found = all(request -> request.limit(2));

        assertThat(messages(found)).containsExactly("a1", "b1", " ", "a2", "a3", "b2");
        assertThat(found).extracting(FilteredLogEvent::timestamp).containsExactly(10L, 20L, 30L, 40L, 40L, 50L);
        assertThat(found).extracting(FilteredLogEvent::logStreamName).containsExactly("a", "b", "c", "a", "a", "b");
        assertThat(found).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates().isSorted().allMatch(
                id -> id.matches("[0-9]{56}")).isEqualTo(all(_ -> {}).stream().map(FilteredLogEvent::eventId).toList());
        assertThat(found).allMatch(event -> event.ingestionTime() > 1_000_000);
    }

    @Test
    void streams_times_and_a_pattern_narrow_the_search_down() {
        feed.lines("a/1", LogFeed.at(10, "one ERROR"), LogFeed.at(20, "two")).lines("a/2", LogFeed.at(30, "three ERROR"),
                LogFeed.at(40, "four")).line("b/1", 35, "five ERROR").send();
        awaitEvents(5);

        assertThat(messages(all(request -> request.logStreamNames("a/2", "b/1")))).containsExactly("three ERROR", "five ERROR",
                "four");
        assertThat(messages(all(request -> request.logStreamNamePrefix("a/")))).containsExactly("one ERROR", "two", "three ERROR",
                "four");
        assertThat(messages(all(request -> request.startTime(20L).endTime(35L)))).containsExactly("two", "three ERROR",
                "five ERROR");
        assertThat(messages(all(request -> request.filterPattern("ERROR -one").limit(1)))).containsExactly("three ERROR",
                "five ERROR");
        assertThat(all(request -> request.startTime(41L))).isEmpty();
    }

    @Test
    void what_comes_between_two_pages_is_found_though_other_streams_are_ahead() {
        feed.lines("a", LogFeed.at(10, "a1"), LogFeed.at(30, "a2")).line("b", 20, "b1").send();
        awaitEvents(3);
        FilterLogEventsResponse first = filter(request -> request.limit(2));

        feed.line("b", 25, "late").send();
        awaitEvents(4);

        assertThat(messages(first.events())).containsExactly("a1", "b1");
        assertThat(messages(filter(request -> request.nextToken(first.nextToken())).events())).containsExactly("late", "a2");
    }

    @Test
    void a_line_that_seems_older_than_the_one_before_stays_behind_it() {
        feed.lines("a", LogFeed.at(10, "a1"), LogFeed.at(30, "a2"), LogFeed.at(28, "a3"), LogFeed.at(40, "a4"))
                .line("b", 29, "b1").send();
        awaitEvents(5);

        assertThat(messages(all(request -> request.limit(1)))).containsExactly("a1", "b1", "a2", "a3", "a4");
        assertThat(messages(all(request -> request.startTime(29L)))).containsExactly("b1", "a2", "a4");
    }

    @Test
    void a_search_begins_in_the_middle_of_a_long_stream() {
        for (int batch = 0; batch < 4; batch++) {
            int from = batch * 1_000;
            IntStream.range(from, from + 1_000).forEach(i -> feed.line("long", 1_000 + i, "line " + i));
            feed.send();
        }
        Awaitility.await().ignoreExceptionsInstanceOf(CloudWatchLogsException.class)
                .until(() -> !filter(request -> request.startTime(4_999L)).events().isEmpty());

        assertThat(messages(all(request -> request.startTime(3_500L).endTime(3_502L)))).containsExactly("line 2500", "line 2501",
                "line 2502");
        assertThat(messages(all(request -> request.limit(700)))).hasSize(4_000).doesNotHaveDuplicates();
    }

    @Test
    void the_lines_of_many_streams_come_by_time_too() {
        int streams = 1_100;
        for (int part = 0; part < 11; part++) {
            for (int i = part * 100; i < part * 100 + 100; i++) {
                feed.lines("s" + i, LogFeed.at(1_000 + i, "first " + i), LogFeed.at(5_000 - i, "second " + i));
            }
            feed.send();
        }
        awaitEvents(2 * streams);

        List<FilteredLogEvent> found = all(request -> request.limit(300));

        assertThat(found).hasSize(2 * streams).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
        assertThat(found).extracting(FilteredLogEvent::timestamp).isSorted();
    }

    @Test
    void what_cannot_be_asked_is_refused_as_CloudWatch_refuses_it() {
        assertThatThrownBy(() -> filter(_ -> {})).isInstanceOf(ResourceNotFoundException.class);
        feed.line("a", 10, "a1").line("a", 20, "a2").send();
        awaitEvents(2);
        String token = filter(request -> request.limit(1)).nextToken();

        assertThatThrownBy(() -> filter(request -> request.logStreamNames("a").logStreamNamePrefix("a")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> filter(request -> request.filterPattern("{ $.a = 1 }")))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("not supported here");
        assertThatThrownBy(() -> filter(request -> request.nextToken("abc"))).isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("nextToken is not one");
        assertThatThrownBy(() -> filter(request -> request.nextToken(token).startTime(15L)))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("nextToken is not one");
    }

    private void awaitEvents(int count) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptionsInstanceOf(CloudWatchLogsException.class)
                .until(() -> all(_ -> {}).size() == count);
    }

    private FilterLogEventsResponse filter(Consumer<FilterLogEventsRequest.Builder> change) {
        return logs.filterLogEvents(request -> change.accept(request.logGroupName(group)));
    }

    private List<FilteredLogEvent> all(Consumer<FilterLogEventsRequest.Builder> change) {
        List<FilteredLogEvent> events = new ArrayList<>();
        logs.filterLogEventsPaginator(request -> change.accept(request.logGroupName(group))).events().forEach(events::add);
        return events;
    }

    private static List<String> messages(List<FilteredLogEvent> events) {
        return events.stream().map(FilteredLogEvent::message).toList();
    }
}
