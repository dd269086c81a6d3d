package dev.longshore.contracts.log;

import java.util.List;

import dev.longshore.contracts.Message;

/** What is on the topic of log lines: lines of one stream, or of several. */
public sealed interface LogMessage extends Message permits JobLogLines, JobLogs {

    /** Each of one stream. Lines are numbered, so that their order does not matter. */
    List<JobLogLines> parts();
}
