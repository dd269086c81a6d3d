package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

/**
 * Tags of a resource or job.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/tag-basics.html">AWS Batch user guide, tag restrictions</a>
 */
public final class Tags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /**
     * The tags of an input; none when it has none.
     *
     * @throws ClientException when there are too many, or one is too long or reserved
     */
    public static ObjectNode of(JsonNode input) {
        return of(input, List.of());
    }

    /**
     * The tags of an input for which some tags have a meaning.
     *
     * @param own of ours, these alone are allowed
     * @throws ClientException when there are too many, or one is too long, reserved, or one of ours that is not known or malformed
     */
    public static ObjectNode of(JsonNode input, List<OwnTag> own) {
        JsonNode tags = input.path("tags");
        if (!tags.isObject()) {
            return Json.object();
        }
        checkCount(tags);
        checkEach(tags, own);
        return (ObjectNode) tags;
    }

    /**
     * The tags of a resource after some were added.
     *
     * @param own of ours, these alone are allowed
     * @throws ClientException when there are too many then, or an added one is not allowed
     */
    public static ObjectNode with(ObjectNode present, JsonNode added, List<OwnTag> own) {
        checkEach(added, own);
        ObjectNode tags = present.deepCopy();
        added.propertyStream().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
        checkCount(tags);
        return tags;
    }

    private static void checkCount(JsonNode tags) {
        if (tags.size() > MOST) {
            throw new ClientException("tags has " + tags.size() + " entries; at most " + MOST + " are allowed.");
        }
    }

    private static void checkEach(JsonNode tags, List<OwnTag> own) {
        tags.propertyStream().forEach(tag -> {
            check(tag.getKey(), tag.getValue().asString(""));
            checkOwn(tag.getKey(), tag.getValue().asString(""), own);
        });
    }

    private static void checkOwn(String key, String value, List<OwnTag> own) {
        if (!key.toLowerCase(Locale.ROOT).startsWith(OwnTag.PREFIX)) {
            return;
        }
        OwnTag known = own.stream().filter(tag -> tag.key().equals(key)).findFirst()
                .orElseThrow(() -> new ClientException("The tag " + key + " has no meaning here; tags that begin with "
                        + OwnTag.PREFIX + " are reserved, and here there "
                        + (own.isEmpty()
                                ? "are none."
                                : "are " + String.join(", ", own.stream().map(OwnTag::key).toList()) + ".")));
        if (!known.fits().test(value)) {
            throw new ClientException("The value of tag " + key + " is '" + value + "'; it must be " + known.form() + ".");
        }
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new ClientException("A tag's key has " + key.length() + " characters; 1 to " + LONGEST_KEY + " are allowed.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw new ClientException("The tag " + key + " begins with aws:, which is reserved.");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new ClientException(
                    "The value of tag " + key + " has " + value.length() + " characters; at most " + LONGEST_VALUE
                            + " are allowed.");
        }
    }
}
