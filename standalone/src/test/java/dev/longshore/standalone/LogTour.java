package dev.longshore.standalone;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The logs of the five jobs of {@link JobTour}, of five lines each. All jobs write to one group. */
record LogTour(CloudWatchLogsClient logs) {

    private static final String GROUP = "/aws/batch/job";

    void readAll(String stream) {
        String prefix = stream.substring(0, stream.lastIndexOf('/') + 1);
        await().atMost(BatchUser.PATIENCE).until(() -> streams(prefix).count() == 5);
        await().atMost(BatchUser.PATIENCE).until(() -> logs.filterLogEvents(request -> request.logGroupName(GROUP)
                .logStreamNames(stream)).events().size() == 5);

        Pages.assertHold(streams(prefix).toList(), logs.describeLogStreamsPaginator(
                request -> request.logGroupName(GROUP).logStreamNamePrefix(prefix).limit(Pages.SIZE)),
                page -> page.logStreams().stream().map(LogStream::logStreamName));
        List<String> lines = Pages.five("line");
        Pages.assertHold(lines, logs.filterLogEventsPaginator(
                request -> request.logGroupName(GROUP).logStreamNames(stream).limit(Pages.SIZE)),
                page -> page.events().stream().map(FilteredLogEvent::message));
        Pages.assertHold(lines, logs.getLogEventsPaginator(
                request -> request.logGroupName(GROUP).logStreamName(stream).startFromHead(true).limit(Pages.SIZE)),
                page -> page.events().stream().map(OutputLogEvent::message));
        assertThat(logs.describeLogGroupsPaginator(request -> request.limit(Pages.SIZE)).logGroups())
                .extracting(LogGroup::logGroupName).containsExactly(GROUP);
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
                () -> logs.getLogEvents(request -> request.logGroupName(GROUP).logStreamName("nobody")));
    }

    private Stream<String> streams(String prefix) {
        return logs.describeLogStreams(request -> request.logGroupName(GROUP).logStreamNamePrefix(prefix)).logStreams().stream()
                .map(LogStream::logStreamName);
    }
}
