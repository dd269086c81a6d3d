package dev.longshore.gateway.api.model;

import java.util.List;
import java.util.Map;

/**
 * One operation of an API.
 *
 * @param about in a few words what it does; empty where AWS's own documentation tells
 * @param uri the path, whose last segment may be a parameter in braces
 * @param target the value of {@code X-Amz-Target}; empty where the path says which operation is meant
 * @param maxBytes how long a body may be
 * @param errors how its errors are written
 * @param events of a stream, by their types; without members where it answers once
 */
public record OperationModel(String name, String about, Protocol protocol, String method, String uri, String target, int maxBytes,
        ErrorForm errors, Shape.Structure input, Shape.Structure output, Shape.Structure events) {

    /** Members of the input that stand in the path, the query or the headers. */
    public List<Map.Entry<String, Shape.Member>> membersAt(Shape.Location location) {
        return input.members().entrySet().stream().filter(member -> member.getValue().location() == location).toList();
    }
}
