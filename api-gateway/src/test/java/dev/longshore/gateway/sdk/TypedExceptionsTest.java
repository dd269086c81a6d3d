package dev.longshore.gateway.sdk;

import java.lang.reflect.InvocationTargetException;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.BatchRequest;
import software.amazon.awssdk.services.batch.model.ClientException;

import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Asks each operation that the SDK has for what cannot be: without what it requires, or for a page that was never given out. */
class TypedExceptionsTest extends GatewayTest {

    private static final String NOBODY = "arn:aws:batch:eu-west-1:123456789012:job-queue/nobody";

    static Stream<String> operations() {
        return Stream.of(BatchClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1 && !method.getName().endsWith("Paginator"))
                .filter(method -> BatchRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> method.getName()).sorted();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_wrong_is_refused_with_AWS_s_own_exception(String operation) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(() -> call(operation))
                .satisfies(TypedExceptionsTest::assertThatIsComplete);
    }

    private static void assertThatIsComplete(ClientException refusal) {
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.requestId()).isNotEmpty();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ClientException");
        assertThat(refusal.awsErrorDetails().errorMessage()).isNotEmpty();
    }

    private void call(String operation) throws Throwable {
        String type = Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + "Request";
        Class<?> request = Class.forName("software.amazon.awssdk.services.batch.model." + type);
        BatchRequest.Builder builder = (BatchRequest.Builder) request.getMethod("builder").invoke(null);
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            switch (field.memberName()) {
                case "nextToken" -> field.set(builder, "never given out");
                case "resourceArn" -> field.set(builder, NOBODY);
                default -> {
                }
            }
        }
        try {
            BatchClient.class.getMethod(operation, request).invoke(batch, builder.build());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
