package dev.longshore.gateway.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.JobLogs;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/** Writes lines into the streams of one group, as executors do. */
final class LogFeed {

    private static final AttemptId ATTEMPT = AttemptId.parse("11111111-2222-3333-4444-555555555555/1");

    private final KafkaTemplate<String, Message> template;
    private final String region;
    private final String group;
    private final Map<String, Long> next = new HashMap<>();
    private final List<JobLogLines> gathered = new ArrayList<>();

    LogFeed(KafkaTemplate<String, Message> template, String region, String group) {
        this.template = template;
        this.region = region;
        this.group = group;
    }

    static LogLine at(long time, String text) {
        return new LogLine(time, text);
    }

    LogFeed line(String stream, long time, String text) {
        return lines(stream, at(time, text));
    }

    LogFeed lines(String stream, LogLine... lines) {
        gathered.add(part(stream, List.of(lines), false));
        return this;
    }

    /** A line that does not come in its turn. @param number from 0 */
    LogFeed numbered(String stream, long number, long time, String text) {
        gathered.add(new JobLogLines(ATTEMPT, region, group, stream, number, List.of(at(time, text)), false));
        next.merge(stream, number + 1, Math::max);
        return this;
    }

    /** Says that nothing more comes. */
    LogFeed end(String... streams) {
        Stream.of(streams).forEach(stream -> gathered.add(part(stream, List.of(), true)));
        return this;
    }

    private JobLogLines part(String stream, List<LogLine> lines, boolean last) {
        long first = next.getOrDefault(stream, 0L);
        next.put(stream, first + lines.size());
        return new JobLogLines(ATTEMPT, region, group, stream, first, lines, last);
    }

    /** Sends what has gathered, in one record. */
    void send() {
        template.send(Route.byKey(Topic.JOB_LOGS, new JobLogs(gathered)));
        template.flush();
        gathered.clear();
    }
}
