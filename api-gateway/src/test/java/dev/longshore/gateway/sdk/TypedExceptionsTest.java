package dev.longshore.gateway.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Asks each operation that the SDK has for what cannot be: without what it requires, or for a page that was never given out. */
class TypedExceptionsTest extends GatewayTest {

    private static final String NOBODY = "arn:aws:batch:eu-west-1:123456789012:job-queue/nobody";
    private static final Set<String> LOGS = Set.of("describeLogGroups", "describeLogStreams", "filterLogEvents", "getLogEvents");

    static Stream<Named<Method>> operationsOfBatch() {
        return operations(BatchClient.class);
    }

    static Stream<Named<Method>> operationsOfScheduler() {
        return operations(SchedulerClient.class);
    }

    static Stream<Named<Method>> operationsOfLogs() {
        return operations(CloudWatchLogsClient.class).filter(operation -> LOGS.contains(operation.getName()));
    }

    private static Stream<Named<Method>> operations(Class<? extends SdkClient> client) {
        return Stream.of(client.getMethods())
                .filter(method -> method.getParameterCount() == 1 && !method.getName().endsWith("Paginator"))
                .filter(method -> SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .sorted(Comparator.comparing(Method::getName)).map(method -> Named.of(method.getName(), method));
    }

    @ParameterizedTest
    @MethodSource("operationsOfBatch")
    void AWS_Batch_refuses_what_is_wrong_with_its_own_exception(Method operation) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> call(batch, operation))
                .satisfies(refusal -> assertThatIsComplete(refusal, "ClientException"));
    }

    @ParameterizedTest
    @MethodSource("operationsOfScheduler")
    void EventBridge_Scheduler_refuses_what_is_wrong_with_its_own_exception(Method operation) {
        try (SchedulerClient scheduler = pointedAt(endpoint(), SchedulerClient.builder()).build()) {
            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> call(scheduler, operation))
                    .satisfies(refusal -> assertThatIsComplete(refusal, "ValidationException"));
        }
    }

    @ParameterizedTest
    @MethodSource("operationsOfLogs")
    void the_logs_refuse_what_is_wrong_with_their_own_exception(Method operation) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> call(logs, operation))
                .satisfies(refusal -> assertThatIsComplete(refusal, "InvalidParameterException"));
    }

    private static void assertThatIsComplete(AwsServiceException refusal, String code) {
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.requestId()).isNotEmpty();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage()).isNotEmpty();
    }

    private static void call(SdkClient client, Method operation) throws Throwable {
        SdkPojo builder = (SdkPojo) operation.getParameterTypes()[0].getMethod("builder").invoke(null);
        for (SdkField<?> field : builder.sdkFields()) {
            switch (field.memberName()) {
                case "nextToken", "NextToken" -> field.set(builder, "never given out");
                case "resourceArn", "ResourceArn" -> field.set(builder, NOBODY);
                case "Name" -> field.set(builder, "no name");
                default -> {
                }
            }
        }
        try {
            operation.invoke(client, ((SdkRequest.Builder) builder).build());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
