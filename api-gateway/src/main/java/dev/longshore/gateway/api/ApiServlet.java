package dev.longshore.gateway.api;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the API: every answer has a request id, a length and JSON in it, whatever happened. */
final class ApiServlet extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final String WARNING_HEADER = "x-longshore-warning";

    private final transient Dispatcher dispatcher;
    private final transient ApiMetrics metrics;

    ApiServlet(Dispatcher dispatcher, ApiMetrics metrics) {
        this.dispatcher = dispatcher;
        this.metrics = metrics;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long started = System.nanoTime();
        String requestId = RequestIds.next();
        Reply reply = dispatcher.answer(request, requestId);
        metrics.answered(reply, System.nanoTime() - started);
        response.setStatus(reply.status());
        response.setHeader(Failure.REQUEST_ID_HEADER, requestId);
        reply.errorType().ifPresent(type -> response.setHeader(Failure.TYPE_HEADER, type));
        reply.warning().ifPresent(warning -> response.setHeader(WARNING_HEADER, warning));
        response.setContentType(reply.contentType());
        if (reply.stream().isPresent()) {
            stream(reply.stream().get(), request, response);
            return;
        }
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }

    private static void stream(OpenStreams.Admitted stream, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            stream.run(response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("the caller of {} has gone away: {}", request.getRequestURI(), e.toString());
        }
    }
}
