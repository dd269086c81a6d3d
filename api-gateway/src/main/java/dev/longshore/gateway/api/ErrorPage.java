package dev.longshore.gateway.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers in AWS's form where Spring or the servlet container would show a page of its own. */
@RestController
final class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        Failure failure = Failure.ofStatus(statusOf(request));
        return ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_JSON)
                .header(Failure.TYPE_HEADER, failure.type()).header(Failure.REQUEST_ID_HEADER, RequestIds.next())
                .body(failure.body());
    }

    private static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }
}
