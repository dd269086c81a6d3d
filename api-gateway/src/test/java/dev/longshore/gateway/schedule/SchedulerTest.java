package dev.longshore.gateway.schedule;

import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.Target;

import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A gateway with AWS's own client of EventBridge Scheduler, and a queue and a definition for the jobs. */
abstract class SchedulerTest extends JobTest {

    static final String SUBMIT_JOB = "arn:aws:scheduler:::aws-sdk:batch:submitJob";
    static final String ROLE = "arn:aws:iam::123456789012:role/scheduler";

    protected SchedulerClient schedules;

    @BeforeEach
    void openScheduler() {
        schedules = pointedAt(endpoint(), SchedulerClient.builder()).build();
    }

    @AfterEach
    void closeScheduler() {
        schedules.close();
    }

    /** The target that submits a job of that name. */
    protected Target target(String jobName) {
        return Target.builder().arn(SUBMIT_JOB).roleArn(ROLE)
                .input("""
                        {"JobName": "%s", "JobQueue": "%s", "JobDefinition": "%s", "Parameters": {"when": "<aws.scheduler.scheduled-time>"}}"""
                        .formatted(jobName, queue, definition))
                .build();
    }

    /** @return its ARN */
    protected String create(String name, String expression, Consumer<CreateScheduleRequest.Builder> change) {
        return schedules.createSchedule(request -> change.accept(request.name(name).scheduleExpression(expression)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF)).target(target(name)))).scheduleArn();
    }

    protected static void refused(Class<? extends SchedulerException> type, String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(because);
    }
}
