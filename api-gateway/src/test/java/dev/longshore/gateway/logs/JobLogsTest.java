package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.awaitility.Awaitility;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.JobLogs;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobLogsTest extends GatewayTest {

    private static final String GROUP = "/aws/batch/job";
    private static final String AT_END = "/e";

    @Autowired
    private KafkaTemplate<String, Message> template;

    @Autowired
    private MongoDatabase database;

    private String stream;

    @BeforeEach
    void nameStream() {
        stream = "logs-" + UUID.randomUUID() + "/default/1";
    }

    @Test
    void lines_are_read_from_the_head_page_by_page_until_the_token_stays_the_same() {
        write(0, 5);
        awaitLines(5);
        List<String> read = new ArrayList<>();
        GetLogEventsResponse page = get(request -> request.startFromHead(true).limit(2));
        String token = "";
        while (!page.nextForwardToken().equals(token)) {
            page.events().forEach(event -> read.add(event.message()));
            token = page.nextForwardToken();
            String next = token;
            page = get(request -> request.startFromHead(true).limit(2).nextToken(next));
        }

        assertThat(read).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
        assertThat(page.events()).isEmpty();
        write(5, 1);
        awaitLines(6);
        String end = token;
        assertThat(messages(get(request -> request.startFromHead(true).nextToken(end)))).containsExactly("line 5");
    }

    @Test
    void the_newest_lines_come_first_when_nothing_else_is_asked_for() {
        write(0, 5);
        awaitLines(5);

        GetLogEventsResponse newest = get(request -> request.limit(2));
        GetLogEventsResponse older = get(request -> request.limit(2).nextToken(newest.nextBackwardToken()));
        GetLogEventsResponse oldest = get(request -> request.limit(2).nextToken(older.nextBackwardToken()));
        GetLogEventsResponse nothing = get(request -> request.limit(2).nextToken(oldest.nextBackwardToken()));

        assertThat(messages(newest)).containsExactly("line 3", "line 4");
        assertThat(messages(older)).containsExactly("line 1", "line 2");
        assertThat(messages(oldest)).containsExactly("line 0");
        assertThat(nothing.nextBackwardToken()).isEqualTo(oldest.nextBackwardToken());
        assertThat(messages(get(request -> request.nextToken(older.nextForwardToken())))).containsExactly("line 3", "line 4");
    }

    @Test
    void lines_that_come_again_are_there_once_and_the_time_range_excludes_its_end() {
        write(0, 3);
        write(1, 4);
        awaitLines(5);

        assertThat(messages(get(request -> request.startFromHead(true)))).containsExactly("line 0", "line 1", "line 2", "line 3",
                "line 4");
        assertThat(messages(get(request -> request.startFromHead(true).startTime(1_001L).endTime(1_003L))))
                .containsExactly("line 1", "line 2");
    }

    @Test
    void a_page_is_no_larger_than_a_mebibyte() {
        for (int i = 0; i < 3; i++) {
            send(i, List.of(new LogLine(i, "x".repeat(400_000))));
        }

        Awaitility.await().ignoreExceptionsInstanceOf(CloudWatchLogsException.class)
                .until(() -> get(_ -> {}).events().getLast().timestamp() == 2);
        assertThat(get(request -> request.startFromHead(true)).events()).hasSize(2);
    }

    @Test
    void streams_are_described_by_name_and_by_time() {
        write(0, 2);
        awaitLines(2);
        String prefix = stream.substring(0, stream.indexOf('/'));

        List<LogStream> byName = logs.describeLogStreams(request -> request.logGroupName(GROUP).logStreamNamePrefix(prefix))
                .logStreams();
        List<LogStream> byTime = logs.describeLogStreams(
                request -> request.logGroupName(GROUP).orderBy("LastEventTime").descending(true).limit(1)).logStreams();

        assertThat(byName).singleElement().satisfies(found -> {
            assertThat(found.logStreamName()).isEqualTo(stream);
            assertThat(found.firstEventTimestamp()).isEqualTo(1_000);
            assertThat(found.lastEventTimestamp()).isEqualTo(1_001);
        });
        assertThat(byTime).hasSize(1);
    }

    @Test
    void who_has_read_all_lines_of_a_stream_that_has_ended_is_told_so() {
        write(0, 3);
        awaitLines(3);
        assertThat(page(2)).doesNotContain(AT_END);
        send(3, List.of(), true);

        Awaitility.await().until(() -> page(3).contains(AT_END));
        assertThat(page(2)).doesNotContain(AT_END);
    }

    @Test
    void who_reads_on_misses_no_line_that_others_have_overtaken() {
        write(0, 2);
        write(4, 2);
        send(6, List.of(), true);
        awaitStored(4);

        assertThat(messages(get(request -> request.startFromHead(true)))).containsExactly("line 0", "line 1");
        assertThat(messages(get(_ -> {}))).containsExactly("line 0", "line 1");
        assertThat(page(10)).doesNotContain(AT_END);
        write(2, 2);
        awaitLines(6);
        Awaitility.await().until(() -> page(10).contains(AT_END));
    }

    @Test
    void neither_does_who_asks_for_those_of_a_time_only() {
        write(0, 2);
        write(4, 2);
        awaitStored(4);

        assertThat(messages(get(request -> request.startFromHead(true).startTime(0L)))).containsExactly("line 0", "line 1");
        assertThat(messages(get(request -> request.startFromHead(true).startTime(1_001L)))).containsExactly("line 1");
        assertThat(messages(get(request -> request.startFromHead(true).startTime(1_005L)))).isEmpty();
        write(2, 2);
        awaitLines(6);
        assertThat(messages(get(request -> request.startFromHead(true).startTime(1_003L).endTime(1_005L))))
                .containsExactly("line 3", "line 4");
    }

    @Test
    void a_line_that_does_not_come_is_not_waited_for_for_ever() {
        write(4, 2);
        awaitStored(2);
        assertThat(get(request -> request.startFromHead(true)).events()).isEmpty();

        database.getCollection(LogFields.LINES).updateMany(ofStream(), Updates.inc(LogFields.INGESTED, -60_000L));

        assertThat(messages(get(request -> request.startFromHead(true)))).containsExactly("line 4", "line 5");
    }

    @Test
    void a_stream_that_has_ended_without_a_line_is_there_and_has_no_times() {
        send(0, List.of(), true);

        Awaitility.await().ignoreExceptionsInstanceOf(CloudWatchLogsException.class).until(() -> get(_ -> {}).events().isEmpty());
        assertThat(page(10)).contains(AT_END);
        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP).logStreamNamePrefix(stream)).logStreams())
                .singleElement().satisfies(found -> assertThat(found.lastEventTimestamp()).isNull());
        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP).orderBy("LastEventTime")).logStreams())
                .extracting(LogStream::logStreamName).doesNotContain(stream);
    }

    @Test
    void streams_that_came_in_one_record_are_apart() {
        String first = stream;
        stream = stream + "-second";
        template.send(Route.byKey(Topic.JOB_LOGS, new JobLogs(List.of(lines(first, 0, List.of(new LogLine(1, "one")), true),
                lines(stream, 0, List.of(new LogLine(2, "two"), new LogLine(3, "three")), true)))));
        template.flush();

        awaitLines(2);
        stream = first;
        awaitLines(1);
    }

    @Test
    void streams_come_in_pages() {
        for (String last : List.of("1", "2", "3")) {
            stream = stream.substring(0, stream.length() - 1) + last;
            write(0, 1);
            awaitLines(1);
        }
        String prefix = stream.substring(0, stream.indexOf('/'));

        assertThat(logs.describeLogStreamsPaginator(
                request -> request.logGroupName(GROUP).logStreamNamePrefix(prefix).descending(true).limit(2)).logStreams())
                .extracting(found -> found.logStreamName().substring(stream.length() - 1)).containsExactly("3", "2", "1");
    }

    @Test
    void what_does_not_exist_is_said_as_CloudWatch_says_it() {
        assertThatThrownBy(() -> get(_ -> {})).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
        assertThatThrownBy(() -> get(request -> request.logGroupName("other"))).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist.");
        write(0, 1);
        awaitLines(1);
        assertThatThrownBy(() -> get(request -> request.nextToken("f/1/s"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> get(request -> request.logGroupIdentifier(GROUP)))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void write(long first, int count) {
        send(first, IntStream.range(0, count).mapToObj(i -> new LogLine(1_000 + first + i, "line " + (first + i))).toList());
    }

    private void send(long first, List<LogLine> lines) {
        send(first, lines, false);
    }

    private void send(long first, List<LogLine> lines, boolean last) {
        template.send(Route.byKey(Topic.JOB_LOGS, lines(stream, first, lines, last)));
        template.flush();
    }

    private static JobLogLines lines(String stream, long first, List<LogLine> lines, boolean last) {
        AttemptId attempt = AttemptId.parse("11111111-2222-3333-4444-555555555555/1");
        return new JobLogLines(attempt, REGION, GROUP, stream, first, lines, last);
    }

    private void awaitStored(int lines) {
        Awaitility.await().until(() -> database.getCollection(LogFields.LINES).countDocuments(ofStream()) == lines
                && database.getCollection(LogFields.STREAMS).countDocuments(Filters.eq(key().value())) == 1);
    }

    private Bson ofStream() {
        return Filters.and(Filters.gte("_id", key().line(0)), Filters.lt("_id", key().end()));
    }

    private LogStreamKey key() {
        return LogStreamKey.of(REGION, GROUP, stream);
    }

    private void awaitLines(int count) {
        Awaitility.await().ignoreExceptionsInstanceOf(CloudWatchLogsException.class)
                .until(() -> get(request -> request.startFromHead(true)).events().size() == count);
    }

    private GetLogEventsResponse get(Consumer<GetLogEventsRequest.Builder> change) {
        return logs.getLogEvents(request -> change.accept(request.logGroupName(GROUP).logStreamName(stream)));
    }

    /** The token behind the first lines. */
    private String page(int limit) {
        return get(request -> request.startFromHead(true).limit(limit)).nextForwardToken();
    }

    private static List<String> messages(GetLogEventsResponse page) {
        return page.events().stream().map(OutputLogEvent::message).toList();
    }
}
