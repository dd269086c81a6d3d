package dev.longshore.executor.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.github.dockerjava.api.exception.DockerException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the engine's refusals say, and how they differ from its absence. */
final class EngineErrors {
    /** Which docker-java puts before the answer. */
    private static final Pattern STATUS = Pattern.compile("^Status \\d+: ");
    private static final JsonMapper JSON = new JsonMapper();

    private EngineErrors() {}

    /** Whether no answer came at all, or only a part of one. */
    static boolean isAbsence(Throwable failure) {
        if (failure instanceof DockerException) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return failure instanceof IllegalStateException;
    }

    /** What it all began with. */
    static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    /** The engine's own words, without the status and the JSON around them. */
    static String message(Throwable failure) {
        return message(String.valueOf(failure.getMessage()));
    }

    /** See {@link #message(Throwable)}. */
    static String message(byte[] answer) {
        return message(new String(answer, StandardCharsets.UTF_8));
    }

    private static String message(String answer) {
        String text = STATUS.matcher(answer.strip()).replaceFirst("");
        int brace = text.indexOf('{');
        if (brace < 0) {
            return text;
        }
        try {
            return JSON.readTree(text.substring(brace)).path("message").asString(text);
        } catch (JacksonException e) {
            return text;
        }
    }
}
