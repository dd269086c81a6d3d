package dev.longshore.contracts.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * @param resource kind and name, such as {@code job-queue/nightly}; may itself hold colons
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">IAM user guide, ARNs</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) implements Comparable<Arn> {

    public Arn {
        requireNonNull(partition, "partition");
        requireNonNull(service, "service");
        requireNonNull(region, "region");
        requireNonNull(account, "account");
        requireNonNull(resource, "resource");
    }

    /** A resource of AWS Batch, in the standard partition. */
    public static Arn batch(String region, String account, String kind, String name) {
        return new Arn("aws", "batch", region, account, kind + "/" + name);
    }

    /** @throws IllegalArgumentException when the text has not the form of an ARN */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Arn parse(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn")) {
            throw new IllegalArgumentException(
                    "an ARN has the form arn:partition:service:region:account:resource, not '" + text + "'");
        }
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** What stands before the first slash of the resource, such as {@code job-queue}; all of it where there is no slash. */
    public String kind() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** What stands behind the first slash of the resource, such as {@code nightly}; all of it where there is no slash. */
    public String name() {
        return resource.substring(resource.indexOf('/') + 1);
    }

    @Override
    public int compareTo(Arn other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
