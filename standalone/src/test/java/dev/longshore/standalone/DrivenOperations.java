package dev.longshore.standalone;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes what a client was answered: by which operations, and by which of them with a page after the first. */
final class DrivenOperations implements ExecutionInterceptor {

    private static final String PAGINATOR = "Paginator";

    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final Set<String> turnedPages = new ConcurrentSkipListSet<>();

    /** All operations of a client, by the names of its methods. */
    static Set<String> of(Class<? extends SdkClient> client) {
        return calls(client).map(Method::getName).filter(name -> !name.endsWith(PAGINATOR)).collect(Collectors.toSet());
    }

    /** Those for whose pages the client has a paginator. */
    static Set<String> inPages(Class<? extends SdkClient> client) {
        return calls(client).map(Method::getName).filter(name -> name.endsWith(PAGINATOR))
                .map(name -> name.substring(0, name.length() - PAGINATOR.length())).collect(Collectors.toSet());
    }

    private static Stream<Method> calls(Class<? extends SdkClient> client) {
        return Stream.of(client.getMethods()).filter(
                method -> method.getParameterCount() == 1 && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        String type = request.getClass().getSimpleName();
        String operation = Character.toLowerCase(type.charAt(0)) + type.substring(1, type.length() - "Request".length());
        answered.add(operation);
        if (asksForFurtherPage(request)) {
            turnedPages.add(operation);
        }
    }

    private static boolean asksForFurtherPage(SdkRequest request) {
        return request.sdkFields().stream().anyMatch(
                field -> field.memberName().equalsIgnoreCase("nextToken") && field.getValueOrDefault(request) != null);
    }

    Set<String> answered() {
        return answered;
    }

    Set<String> turnedPages() {
        return turnedPages;
    }
}
