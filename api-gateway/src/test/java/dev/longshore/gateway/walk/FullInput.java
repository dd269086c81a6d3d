package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.model.Shape;

/**
 * An input with every member there is, at every depth, and one entry in each list and map. The model allows it; that it means anything is
 * not said.
 */
final class FullInput {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FullInput() {}

    static ObjectNode of(Shape.Structure shape) {
        ObjectNode input = Json.object();
        shape.members().forEach((name, member) -> input.set(name, value(member.shape())));
        return input;
    }

    /** Every place in a full input at which something is required. */
    static List<Place> requiredPlaces(Shape.Structure shape) {
        List<Place> places = new ArrayList<>();
        collect(shape, new Place("", ""), places);
        return places;
    }

    private static void collect(Shape shape, Place at, List<Place> places) {
        switch (shape) {
            case Shape.Structure structure -> structure.members().forEach((name, member) -> {
                Place place = at.member(name);
                if (member.required() && member.location() != Shape.Location.PATH) {
                    places.add(place);
                }
                collect(member.shape(), place, places);
            });
            case Shape.Many many -> collect(many.element(), at.first(), places);
            case Shape.Table table -> collect(table.value(), at.entry(Texts.allowedBy(table.key())), places);
            case Shape.Text _,Shape.Whole _,Shape.Real _,Shape.Flag _ -> {
            }
        }
    }

    private static JsonNode value(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> NODES.stringNode(Texts.allowedBy(text));
            case Shape.Whole whole -> NODES.numberNode(Math.max(1, whole.range().least()));
            case Shape.Real _ -> NODES.numberNode(1);
            case Shape.Flag _ -> NODES.booleanNode(true);
            case Shape.Many many -> NODES.arrayNode().add(value(many.element()));
            case Shape.Table table -> Json.object().set(Texts.allowedBy(table.key()), value(table.value()));
            case Shape.Structure structure -> of(structure);
        };
    }

    /**
     * @param pointer as in JSON Pointer
     * @param words as the gateway's sentences name it
     */
    record Place(String pointer, String words) {

        private Place member(String name) {
            return new Place(pointer + "/" + name, words.isEmpty() ? name : words + "." + name);
        }

        private Place first() {
            return new Place(pointer + "/0", words + "[0]");
        }

        private Place entry(String key) {
            return new Place(pointer + "/" + key, words + "." + key);
        }

        void removeFrom(ObjectNode input) {
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) input.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        }
    }
}
