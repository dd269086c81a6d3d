package dev.longshore.gateway.api;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers in AWS's form what Tomcat refuses before any servlet sees it, such as a broken request line. Public with a public
 * constructor, because Tomcat makes it by its name.
 */
public final class ErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Failure failure = Failure.ofStatus(response.getStatus());
        response.setHeader(Failure.TYPE_HEADER, failure.type());
        response.setHeader(Failure.REQUEST_ID_HEADER, RequestIds.next());
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(failure.body());
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            container.getLogger().debug("the caller went away before it was told what was wrong");
        }
    }
}
