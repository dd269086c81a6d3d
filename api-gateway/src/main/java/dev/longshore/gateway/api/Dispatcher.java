package dev.longshore.gateway.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Protocol;
import dev.longshore.gateway.api.throttle.Throttle;

/** Takes a request to the operation that it means, and brings its answer back. */
@Component
final class Dispatcher {

    private static final String UNKNOWN = "unknown";

    private final Routes routes;
    private final Operations operations;
    private final StreamOperations streams;
    private final Throttle throttle;
    private final Failures failures;
    private final String account;

    Dispatcher(Routes routes, Operations operations, StreamOperations streams, Throttle throttle, Failures failures,
            GatewayProperties properties) {
        this.routes = routes;
        this.operations = operations;
        this.streams = streams;
        this.throttle = throttle;
        this.failures = failures;
        this.account = properties.account();
    }

    /** @throws IOException when the caller went away */
    Reply answer(HttpServletRequest request, String requestId) throws IOException {
        String target = request.getHeader(Routes.TARGET_HEADER);
        Protocol protocol = target == null ? Protocol.REST_JSON : Protocol.JSON_1_1;
        try {
            return switch (routes.find(request.getMethod(), request.getRequestURI(), target)) {
                case Routes.Routing.Found found -> call(found, request, requestId);
                case Routes.Routing.WrongMethod wrong -> Reply.failure(UNKNOWN, protocol, new Failure(405,
                        "UnknownOperationException", request.getRequestURI() + " takes " + String.join(", ", wrong.allowed())
                                + ", not " + request.getMethod() + "."));
                case Routes.Routing.Unknown _ -> Reply.failure(UNKNOWN, protocol, unknown(request, target));
            };
        } catch (ClientException e) {
            return Reply.failure(UNKNOWN, protocol, Failure.client(e));
        }
    }

    private Reply call(Routes.Routing.Found found, HttpServletRequest request, String requestId) throws IOException {
        OperationModel model = found.operation();
        try {
            CredentialScope scope = CredentialScope.of(request.getHeader("Authorization"));
            Optional<Double> rate = throttle.refusal(scope.principal(), model.name());
            if (rate.isPresent()) {
                return Reply.failure(model.name(), model.protocol(),
                        Failure.tooOften(scope.principal(), model.name(), rate.get()).in(model.errors()));
            }
            ObjectNode input = InputReader.read(request, model, found.parameters());
            ApiRequest call = apiRequest(request, requestId, scope, input);
            if (streams.has(model.name())) {
                return Reply.stream(model.name(), streams.open(model.name(), call)
                        .map(stream -> out -> runToItsEnd(stream, out, model, requestId)));
            }
            return operations.answer(model, call);
        } catch (RuntimeException e) {
            return Reply.failure(model.name(), model.protocol(), failures.of(model.name(), requestId, e).in(model.errors()));
        } finally {
            MDC.clear();
        }
    }

    /** What goes wrong in the middle can only be told by an end: the caller comes again, and hears why. */
    private void runToItsEnd(OpenStreams.Admitted stream, OutputStream out, OperationModel model, String requestId)
            throws IOException {
        try {
            stream.run(out);
        } catch (RuntimeException e) {
            failures.of(model.name(), requestId, e);
        }
    }

    private ApiRequest apiRequest(HttpServletRequest request, String requestId, CredentialScope scope, ObjectNode input) {
        return new ApiRequest(requestId, scope.region(), account, scope.principal(),
                Optional.ofNullable(request.getHeader("amz-sdk-invocation-id")),
                Optional.ofNullable(request.getHeader("User-Agent")), input);
    }

    private static Failure unknown(HttpServletRequest request, String target) {
        String asked = target == null ? request.getMethod() + " " + request.getRequestURI() : target;
        return Failure.unknown(asked + " is not an operation of this API.");
    }
}
