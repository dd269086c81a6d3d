package dev.longshore.gateway.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

/**
 * What a target must be beyond what the model says.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Using universal targets</a>
 */
@Component
class TargetRules {

    private static final Pattern ARN = Pattern.compile("arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:(\\d{12})?:\\S+");
    private static final Pattern UNIVERSAL = Pattern.compile("arn:aws(-[a-z]+)*:scheduler:::aws-sdk:([a-z0-9-]+):(\\w+)");
    /** AWS does not let a schedule read. */
    private static final Pattern READ_ONLY = Pattern
            .compile("(get|describe|list|poll|receive|search|scan|query|select|read|lookup"
                    + "|discover|validate|batchGet|batchDescribe|batchRead|transactGet|adminGet|adminList|testMigration|retrieve"
                    + "|testConnection|translateDocument|isAuthorized|invokeModel).*");

    private final JobInput jobInput;

    TargetRules(JobInput jobInput) {
        this.jobInput = jobInput;
    }

    /** @throws dev.longshore.gateway.api.ClientException when it cannot be accepted */
    void check(Target target, ScheduleId schedule, Instant now) {
        if (!ARN.matcher(target.arn()).matches()) {
            throw ScheduleErrors.invalid("Provided Arn is not in correct format.");
        }
        Matcher universal = UNIVERSAL.matcher(target.arn());
        if (!universal.matches()) {
            return;
        }
        if (READ_ONLY.matcher(universal.group(3)).matches()) {
            throw ScheduleErrors.invalid(target.arn() + " is not supported: a schedule cannot call what only reads.");
        }
        if (target.isSubmitJob()) {
            jobInput.read(new ContextAttributes(schedule.arn(), now, "0000000000000000", 1).in(target.input()));
        } else if (!isObject(target.input())) {
            throw ScheduleErrors.invalid("Invalid RequestJson provided. Reason: it must be a JSON object.");
        }
    }

    private static boolean isObject(String input) {
        try {
            return Json.parse(input.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode;
        } catch (JacksonException _) {
            return false;
        }
    }
}
