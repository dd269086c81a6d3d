package dev.longshore.gateway.api;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

/** Answers what does not get as far as an operation. */
public final class Refusals {

    private Refusals() {}

    /** Answers with status 403 and AWS's {@code AccessDeniedException}. */
    public static void denyAccess(HttpServletResponse response, String message) throws IOException {
        Failure failure = new Failure(403, "AccessDeniedException", message);
        response.setStatus(failure.status());
        response.setHeader(Failure.TYPE_HEADER, failure.type());
        response.setHeader(Failure.REQUEST_ID_HEADER, RequestIds.next());
        response.setContentType("application/json");
        byte[] body = failure.body();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
