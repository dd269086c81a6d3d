package dev.longshore.gateway.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.InputCheck;
import dev.longshore.gateway.api.model.OperationModel;
import dev.longshore.gateway.api.model.Shape;

/** Puts the input of an operation together from body, path, query and headers, and has it checked. */
final class InputReader {

    private InputReader() {}

    /**
     * @param parameters of the path, by the name they have there
     * @throws ClientException when the body is too long, is not JSON, or the model forbids what it says
     * @throws IOException when the caller went away
     */
    static ObjectNode read(HttpServletRequest request, OperationModel operation, Map<String, String> parameters)
            throws IOException {
        ObjectNode input = parsed(body(request, operation));
        operation.input().members().forEach((name, member) -> {
            switch (member.location()) {
                case BODY -> {
                    // is there already, if it came
                }
                case PATH -> input.put(name, parameters.get(member.locationName()));
                case QUERY -> {
                    input.remove(name);
                    takeQuery(request.getQueryString(), name, member, input);
                }
                case HEADER -> input.put(name, request.getHeader(member.locationName()));
            }
        });
        InputCheck.clean(input, operation.input());
        return input;
    }

    private static byte[] body(HttpServletRequest request, OperationModel operation) throws IOException {
        int limit = operation.maxBytes();
        if (request.getContentLengthLong() > limit) {
            throw tooLong(operation);
        }
        byte[] body = atMost(limit + 1, request);
        if (body.length > limit) {
            throw tooLong(operation);
        }
        return body;
    }

    private static byte[] atMost(int length, HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream().readNBytes(length);
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new ClientException("Content-Encoding is '" + encoding + "'; it must be gzip or absent.");
        }
        try (InputStream unzipped = new GZIPInputStream(request.getInputStream())) {
            return unzipped.readNBytes(length);
        } catch (EOFException _) {
            throw new ClientException("The body is not gzip, as its Content-Encoding says: it ends too early.");
        } catch (ZipException e) {
            throw new ClientException("The body is not gzip, as its Content-Encoding says: " + e.getMessage() + ".");
        }
    }

    private static ObjectNode parsed(byte[] body) {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            JsonNode node = Json.parse(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new ClientException("The body must be a JSON object.");
        } catch (JacksonException e) {
            throw new ClientException("The body " + JsonFault.of(e) + ".");
        }
    }

    private static void takeQuery(String query, String name, Shape.Member member, ObjectNode input) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(member.locationName())) {
                put(decoded(pair.substring(equals + 1)), name, member.shape(), input);
            }
        }
    }

    private static void put(String value, String name, Shape shape, ObjectNode input) {
        switch (shape) {
            case Shape.Many _ -> input.withArray(name).add(value);
            case Shape.Whole _ when value.matches("-?\\d{1,18}") -> input.put(name, Long.parseLong(value));
            case Shape.Flag _ when value.equals("true") || value.equals("false") -> input.put(name, value.equals("true"));
            case Shape.Text _,Shape.Whole _,Shape.Flag _,Shape.Real _,Shape.Table _,Shape.Structure _ -> input.put(name, value);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ClientException("The query '" + text + "' is not percent-encoded as it should be.");
        }
    }

    private static ClientException tooLong(OperationModel operation) {
        return new ClientException("The body of " + operation.name() + " is longer than " + operation.maxBytes() + " bytes.");
    }
}
